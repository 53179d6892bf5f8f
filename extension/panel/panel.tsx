import { render } from 'preact';
import { fieldsOf, pathOf } from '../../shared/fields/path.ts';
import type { Edit } from '../messages.ts';
import { ReplicaDatabase } from '../replica/database.ts';
import { liveDossier } from '../replica/read.ts';
import { listen, request, stage } from '../ui/page.ts';
import { chosenLanguage, textIn } from '../ui/text.ts';
import { PanelView } from './panel-view.tsx';
import type { PanelActions, PanelState } from './state.ts';

const text = textIn(await chosenLanguage());
document.documentElement.lang = text.language;
let state: PanelState = {
  dossier: { facts: [], pending: 0, refused: [], seq: 0 },
  update: null,
  drafts: {},
  isPreviewing: false,
  added: [],
};

function set(changed: Partial<PanelState>): void {
  state = { ...state, ...changed };
  render(<PanelView state={state} text={text} {...actions} />, stage());
}

/** Typed text stays as a draft until the dossier has taken it, and with its error when it does not. */
async function save({ path, value }: Edit): Promise<void> {
  set({ drafts: { ...state.drafts, [path]: { value: value ?? '', error: null } } });
  const saved = await request('commit', { edits: [{ path, value: value === '' ? null : value }] });
  const { [path]: draft, ...others } = state.drafts;
  if (saved.ok) return set({ drafts: others });
  const error = saved.detail?.split(': ')[1] ?? 'text';
  return set({ drafts: { ...others, [path]: { value: draft?.value ?? '', error } } });
}

const actions: PanelActions = {
  onEdit: (path, value) => void save({ path, value }),
  onAdd: () => set({ added: [...state.added, crypto.randomUUID().slice(0, 8)] }),
  onRemove(record) {
    set({ added: state.added.filter((it) => it !== record) });
    const edits = fieldsOf('partnerId').map((field) => ({ path: pathOf(field, record), value: null }));
    void request('commit', { edits });
  },
  onTick: (step, isDone) =>
    void request('commit', { edits: [{ path: pathOf('step.state', step), value: isDone ? 'done' : 'open' }] }),
  onPreview: (isPreviewing) => set({ isPreviewing }),
  onFill() {
    const { fill } = state.update ?? {};
    if (fill == null) return;
    set({ isPreviewing: false });
    void request('fill', { tab: fill.tab, lines: fill.lines });
  },
  onUndo() {
    const { fill } = state.update ?? {};
    if (fill != null) void request('undo', { tab: fill.tab });
  },
};

liveDossier(new ReplicaDatabase(), (dossier) => set({ dossier }));
listen((update) => set({ update }));
