import { render } from 'preact';
import { fieldsOf, pathOf } from '../../shared/fields/path.ts';
import type { Dossier } from '../../shared/client/replica.ts';
import { dayAt } from '../../shared/platform/today.ts';
import { type Result, refused } from '../../shared/result.ts';
import type { FillResult, PageState, PageUpdate } from '../messages.ts';
import { ReplicaDatabase } from '../replica/database.ts';
import { liveWaiting } from '../replica/files.ts';
import { liveDossier } from '../replica/read.ts';
import { listen, request, stage } from '../ui/page.ts';
import { inLanguage } from '../ui/language.ts';
import type { Text } from '../ui/text.ts';
import { attach, removeFile, saveFile } from './attach.ts';
import { captureText } from './capture.tsx';
import { answer, edit, forget, hold, release, settle } from './drafts.ts';
import { goTo } from './go-to.ts';
import { PanelView } from './panel-view.tsx';
import { NO_RECORDS, recordsIn } from './records.ts';
import { save as saveAs } from './save.ts';
import type { PanelActions, PanelState } from './state.ts';

/** How long a saved value is shown while the dossier says nothing new of it, in milliseconds. */
const PATIENCE_MS = 2_000;

let text: Text | null = null;
let state: PanelState = {
  dossier: { id: '', facts: [], pending: 0, elsewhere: 0, refused: [], seq: 0 },
  update: null,
  drafts: {},
  isPreviewing: false,
  isFilling: false,
  results: [],
  records: NO_RECORDS,
  added: NO_RECORDS,
  isOnlyMine: false,
  rehearsalRefusal: null,
  captured: null,
  today: dayAt(new Date()),
  waiting: [],
  fileProblem: null,
};
const database = new ReplicaDatabase();

function set(changed: Partial<PanelState>): void {
  const next = { ...state, ...changed, today: dayAt(new Date()) };
  state = { ...next, records: recordsIn(next.dossier.facts, next.records, next.added) };
  if (text !== null) render(<PanelView state={state} text={text} {...actions} />, stage());
}

/** Typed text stays as a draft until the dossier has taken it, and with its error when it does not. */
async function save(path: string, value: string): Promise<void> {
  set({ drafts: edit(state.drafts, path, value, state.dossier.seq) });
  const error = await commit(path, value);
  set({ drafts: answer(state.drafts, path, value, error) });
  // A value that was known already changes nothing, so the dossier would never say that it has it.
  if (error === null) setTimeout(() => set({ drafts: forget(state.drafts, path, value) }), PATIENCE_MS);
}

async function commit(path: string, value: string): Promise<string | null> {
  try {
    const seen = state.drafts[path]?.seen ?? state.dossier.seq;
    const saved = await request('commit', { edits: [{ path, value: value === '' ? null : value, seen }] });
    if (saved.ok) return null;
    return saved.code === 'storage-full' ? saved.code : (saved.detail?.split(': ')[1] ?? 'text');
  } catch {
    return 'not-reached';
  }
}

async function whileFilling(task: Promise<readonly FillResult[]>): Promise<void> {
  set({ isFilling: true, isPreviewing: false });
  try {
    set({ results: await task });
  } finally {
    set({ isFilling: false });
  }
}

async function withFile(task: Promise<Result<null, string>>): Promise<void> {
  set({ fileProblem: null });
  const done = await task.catch(() => refused('file-not-kept'));
  if (!done.ok) set({ fileProblem: done.code });
}

const actions: PanelActions = {
  onHold: (path, value) => set({ drafts: hold(state.drafts, path, value, state.dossier.seq) }),
  onType: (path, value) => set({ drafts: edit(state.drafts, path, value, state.dossier.seq) }),
  onRelease: (path) => set({ drafts: release(state.drafts, path) }),
  onEdit: (path, value) => void save(path, value),
  onAdd(section) {
    const record = crypto.randomUUID().slice(0, 8);
    set({ added: { ...state.added, [section]: [...state.added[section], record] } });
    const [first] = fieldsOf(section);
    if (first !== undefined) goTo(pathOf(first, record));
  },
  onRemove(section, record) {
    set({ added: { ...state.added, [section]: state.added[section].filter((it) => it !== record) } });
    const edits = fieldsOf(section).map((field) => ({ path: pathOf(field, record), value: null }));
    void request('commit', { edits });
  },
  onTick: (step, tick) => void request('commit', { edits: [{ path: pathOf('step.state', step), value: tick }] }),
  onMe: (record) => void request('setMe', { record }),
  onOnlyMine: (isOnlyMine) => set({ isOnlyMine }),
  onRehearse: () =>
    void request('rehearse', {}).then((made) => {
      set({ rehearsalRefusal: made.ok ? null : made.code });
    }),
  onPreview(isPreviewing) {
    const { fill } = state.update ?? {};
    set({ isPreviewing });
    if (!isPreviewing && fill?.previewWanted === true) void request('dismissPreview', { tab: fill.tab });
  },
  onFill() {
    const fill = state.update?.fill ?? null;
    if (fill !== null) void whileFilling(request('fill', { tab: fill.tab, lines: fill.lines }));
  },
  onUndo() {
    const fill = state.update?.fill ?? null;
    if (fill !== null) void whileFilling(request('undo', { tab: fill.tab }));
  },
  onCapture() {
    const page = state.update?.page ?? null;
    if (page === null) return;
    void request('capture', { tab: page.tab }).then((capture) => {
      if (isSameAddress(page, state.update?.page ?? null)) set({ captured: { capture } });
    });
  },
  onSaveCapture() {
    const capture = state.captured?.capture ?? null;
    if (capture === null) return;
    saveAs(new Blob([captureText(capture)], { type: 'application/json' }), `countersign-page-${state.today}.json`);
    set({ captured: null });
  },
  onDropCapture: () => set({ captured: null }),
  onUseDossier: (id) => void request('useDossier', { id }),
  onNewDossier: () => void request('newDossier', {}),
  onAttach: (file) => void withFile(attach(database, file)),
  onSaveFile: (file) => void withFile(saveFile(database, file)),
  onRemoveFile: (file) => void withFile(removeFile(file)),
  onReconnect: () => void request('reconnect', {}),
  onDismissRestored: () => void request('dismissRestored', {}),
};

function show(dossier: Dossier): void {
  const entered = new Map(dossier.facts.flatMap((it) => (it.source === 'entered' ? [[it.path, it.value ?? '']] : [])));
  set({ dossier, drafts: settle(state.drafts, (path) => entered.get(path) ?? '') });
}

/** A preview is of one page: it closes when another comes to the front, and is shown when the overlay asks for it. */
function take(update: PageUpdate): void {
  const { page, fill } = state.update ?? {};
  const isSamePage = page?.tab === update.page?.tab && page?.page === update.page?.page;
  const results = update.page === null || isSamePage ? state.results : [];
  if (update.dossier !== null) show(update.dossier);
  const captured = isSameAddress(page ?? null, update.page) ? state.captured : null;
  set({ update, results, captured, isPreviewing: state.isPreviewing && isSamePage });
  if (update.fill?.previewWanted === true && fill?.previewWanted !== true) {
    document.getElementById('preview')?.focus();
  }
}

/** Of two pages that no recipe knows, only the address tells that they are two. */
function isSameAddress(one: PageState | null, other: PageState | null): boolean {
  return one?.tab === other?.tab && one?.url === other?.url;
}

liveDossier(database, show);
liveWaiting(database, (waiting) => set({ waiting }));
listen(take);
await inLanguage((chosen) => {
  text = chosen;
  set({});
});
