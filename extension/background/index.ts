import type { Runtime } from 'webextension-polyfill';
import type { Dossier, DossierName } from '../../shared/client/replica.ts';
import { valuesOf } from '../../shared/dossier/values.ts';
import { browser } from '../browser.ts';
import type { FromContent, LinkState, PageUpdate, SyncState } from '../messages.ts';
import { ReplicaDatabase } from '../replica/database.ts';
import { answersFrom } from './answers.ts';
import { captures } from './captures.ts';
import { desk } from './desk.ts';
import { browserDial } from './dial.ts';
import { fillPlan } from './fill-plan.ts';
import { fileCarrier } from './files.ts';
import { filler } from './fill.ts';
import { type Keep, openKeep } from './keep.ts';
import { link } from './link.ts';
import { overlays } from './overlays.ts';
import { pages } from './pages.ts';
import { type Ports, hold, sendOver } from './ports.ts';
import { type AdmittedRequest, admittedRequest, mayOpen, saidByContent, saidByOverlay } from './requests.ts';
import { senderKind } from './senders.ts';
import { dayAt } from '../../shared/platform/today.ts';
import { overlayView } from './view.ts';

const origin = new URL(browser.runtime.getURL('')).origin;
const dial = browserDial(async () => browser.permissions.contains({ origins: ['http://127.0.0.1/*'] }));
const tabs = pages();
const contents: Ports = new Map();
const frames: Ports = new Map();
const listeners = new Set<Runtime.Port>();
let dossier: Dossier = { id: '', facts: [], pending: 0, elsewhere: 0, refused: [], seq: 0 };
let state: LinkState = { state: 'connecting' };
let dossiers: readonly DossierName[] = [];
let lastSeen: string | null = null;
let restored: number | null = null;
let isDurable = true;
let me = '';

/** Opening takes a moment, and events must be heard from the first one on: whoever handles them waits for this. */
const database = new ReplicaDatabase();
const ready = openKeep(database).then(begin);

function begin(keep: Keep) {
  const daemon = link({
    dial,
    replica: keep.replica,
    crypto,
    origin,
    version: browser.runtime.getManifest().version,
    pairing: keep.pairing,
    port: () => keep.meta('port'),
    onState(next) {
      state = next;
      if (next.state === 'connected') files.send();
      publish();
    },
    onReceived() {
      lastSeen = new Date().toISOString();
    },
    onDossiers(there) {
      dossiers = there;
      publish();
    },
    onRestored: (count) => void setRestored(keep, (restored ?? 0) + count),
    stayAwake: () => void browser.runtime.getPlatformInfo(),
  });
  const files = fileCarrier(keep.isDurable ? database : null, daemon);
  isDurable = keep.isDurable;
  // Where it exists (workers have not got it), so that the browser does not throw the replica away when it lacks room.
  if (isDurable && 'persist' in navigator.storage) void navigator.storage.persist();
  keep.replica.watch((next) => {
    dossier = next;
    publish();
  });
  void Promise.all([keep.meta('restored'), keep.meta('me')]).then(([count = '', who = '']) => {
    restored = count === '' ? null : Number(count);
    me = who;
    publish();
  });
  daemon.wake();
  return { keep, daemon, files, door: desk(keep, daemon.wake) };
}

async function setRestored(keep: Keep, count: number | null): Promise<void> {
  restored = count;
  await keep.setMeta('restored', count === null ? '' : String(count));
  publish();
}

const fills = filler(sendOver(contents), publish);
const shown = overlays(
  sendOver(contents),
  (tab, wanted) => {
    if (wanted === 'preview') fills.wantPreview(tab);
    tabs.seen(tab);
  },
  publish,
);

const shapes = captures(sendOver(contents));

const answers = answersFrom({
  ready,
  fills,
  shapes,
  meeting: { dial, crypto, origin },
  syncState,
  dossier: () => dossier,
  pageIn: (tab) => ({ tab, page: tabs.of(tab)?.page ?? null }),
  publish,
  setRestored,
  setMe: async (keep, record) => {
    me = record;
    await keep.setMeta('me', record);
    publish();
  },
  /** What the page in front shows may belong into the dossier that is used now. */
  observeAgain: async ({ observe }) => {
    const page = tabs.front();
    if (page !== null) await observe(page);
  },
});

function syncState(): SyncState {
  const { pending, elsewhere } = dossier;
  return { link: state, pending, elsewhere, restored, lastSeen, durable: isDurable };
}

/** Tells every open surface what it needs to know now. */
function publish(): void {
  const values = valuesOf(dossier.facts);
  const page = tabs.front();
  const lines = page === null ? [] : fillPlan(page, values.single);
  const update: PageUpdate = {
    sync: syncState(),
    page,
    fill: page === null ? null : fills.state(page, lines),
    dossier: isDurable ? null : dossier,
    dossiers,
    me,
  };
  for (const port of listeners) port.postMessage(update);
  for (const [tab, content] of contents) {
    const of = tabs.of(tab);
    if (of === null) continue;
    const how = shown.state(of);
    content.postMessage({ type: 'overlay', size: how.size });
    frames.get(tab)?.postMessage(overlayView(of, dossier.facts, dayAt(new Date()), how));
  }
}

function fromContent(tab: number, message: FromContent): void {
  if (message.type === 'page') {
    const page = { ...message.page, tab };
    tabs.shown(page);
    void ready.then(({ door }) => door.observe(page));
  } else if (message.type === 'seen') tabs.seen(tab);
  else if (message.type === 'frame') shown.framed(tab, message.id);
  else if (message.type === 'looked') shown.looked(tab, message.isSure, message.token);
  else if (message.type === 'captured') return shapes.captured(tab, message.token, message.capture);
  else fills.filled(message.token, message.results);
  return publish();
}

const kindOf = (sender: Runtime.MessageSender | undefined) =>
  senderKind(sender ?? {}, browser.runtime.id, browser.runtime.getURL(''));

browser.runtime.onConnect.addListener((port) => {
  const kind = kindOf(port.sender);
  if (!mayOpen(port.name, kind)) return port.disconnect();
  const tab = port.sender?.tab?.id ?? -1;
  if (port.name === 'content') {
    hold(port, tab, contents, () => {
      tabs.gone(tab);
      fills.gone(tab);
      shown.gone(tab);
      shapes.gone(tab);
      publish();
    });
    port.onMessage.addListener((message) => {
      const said = saidByContent(message);
      if (said !== null) fromContent(tab, said);
    });
  } else if (port.name === 'overlay') {
    // It tries again; its content script may not have spoken yet.
    if (!shown.isOverlay(tab, port.sender ?? {})) return port.disconnect();
    hold(port, tab, frames, publish);
    port.onMessage.addListener((message) => {
      const said = saidByOverlay(message);
      if (said !== null) void shown.said(tab, said);
    });
  } else {
    listeners.add(port);
    port.onDisconnect.addListener(() => void listeners.delete(port));
  }
  return publish();
});

browser.runtime.onMessage.addListener((request: unknown, sender: Runtime.MessageSender) => {
  const admitted = admittedRequest(request, kindOf(sender));
  if (admitted === null) return undefined;
  const answer = answers[admitted.type] as (body: AdmittedRequest['body']) => Promise<unknown>;
  return answer(admitted.body);
});

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
});
browser.alarms.onAlarm.addListener(() => void ready.then(({ daemon }) => daemon.wake()));
void browser.alarms.create('link', { periodInMinutes: 0.5 });
