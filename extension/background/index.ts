import type { Runtime } from 'webextension-polyfill';
import type { Dossier, DossierName } from '../../shared/client/replica.ts';
import { valuesOf } from '../../shared/dossier/values.ts';
import { browser } from '../browser.ts';
import type { FromContent, LinkState, PageUpdate, RequestName, Requests, SyncState } from '../messages.ts';
import { ReplicaDatabase } from '../replica/database.ts';
import { desk } from './desk.ts';
import { browserDial } from './dial.ts';
import { fillPlan } from './fill-plan.ts';
import { fileCarrier } from './files.ts';
import { filler } from './fill.ts';
import { type Keep, openKeep } from './keep.ts';
import { link } from './link.ts';
import { overlays } from './overlays.ts';
import { pages } from './pages.ts';
import { pairWith } from './pair.ts';
import { type Ports, hold, sendOver } from './ports.ts';
import { type AdmittedRequest, admittedRequest, mayOpen, saidByContent, saidByOverlay } from './requests.ts';
import { senderKind } from './senders.ts';
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
  void keep.meta('restored').then((count = '') => {
    restored = count === '' ? null : Number(count);
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

/** What the extension's own pages may ask, and who answers. */
const answers: {
  [Name in RequestName]: (request: Parameters<Requests[Name]>[0]) => Promise<ReturnType<Requests[Name]>>;
} = {
  commit: async ({ edits }) => (await ready).door.enter(edits),
  sync: async () => syncState(),
  async pair({ code, label }) {
    const { keep, daemon } = await ready;
    const paired = await pairWith(code, label, { keep, dial, crypto, origin });
    if (paired.ok) daemon.restart();
    return paired;
  },
  async unpair() {
    const { keep, daemon } = await ready;
    await keep.forgetPairing();
    await daemon.forget();
    return null;
  },
  async reconnect() {
    (await ready).daemon.wake();
    return null;
  },
  async useDossier({ id }) {
    const { keep, daemon } = await ready;
    await keep.replica.use(id);
    daemon.restart();
    return null;
  },
  async newDossier() {
    const { keep, daemon } = await ready;
    const id = crypto.randomUUID();
    if (!(await daemon.create(id))) return false;
    await keep.replica.use(id);
    daemon.restart();
    return true;
  },
  async sendFiles() {
    (await ready).files.send();
    return null;
  },
  fetchFile: async ({ hash }) => (await ready).files.fetch(hash),
  fill: ({ tab, lines }) => fills.fill(tab, lines),
  undo: ({ tab }) => fills.undo(tab),
  async dismissPreview({ tab }) {
    fills.dismissPreview(tab);
    publish();
    return null;
  },
  async dismissRestored() {
    await setRestored((await ready).keep, null);
    return null;
  },
  async settings() {
    const { keep } = await ready;
    return { author: (await keep.meta('author')) ?? '', port: (await keep.meta('port')) ?? '' };
  },
  async setAuthor({ author }) {
    await (await ready).keep.setMeta('author', author);
    return null;
  },
  async setPort({ port }) {
    const { keep, daemon } = await ready;
    await keep.setMeta('port', port);
    daemon.restart();
    return null;
  },
};

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
  };
  for (const port of listeners) port.postMessage(update);
  for (const [tab, content] of contents) {
    const of = tabs.of(tab);
    if (of === null) continue;
    const how = shown.state(of);
    content.postMessage({ type: 'overlay', size: how.size });
    frames.get(tab)?.postMessage(overlayView(of, values, how));
  }
}

function fromContent(tab: number, message: FromContent): void {
  if (message.type === 'page') {
    const page = { ...message.page, tab };
    tabs.shown(page);
    void ready.then(({ door }) => door.observe(page));
  } else if (message.type === 'seen') tabs.seen(tab);
  else if (message.type === 'frame') shown.framed(tab, message.key);
  else if (message.type === 'looked') shown.looked(tab, message.isSure, message.token);
  else fills.filled(message.token, message.results);
  publish();
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
      publish();
    });
    port.onMessage.addListener((message) => {
      const said = saidByContent(message);
      if (said !== null) fromContent(tab, said);
    });
  } else if (port.name === 'overlay') {
    // It tries again; its content script may not have spoken yet.
    if (!shown.isOverlay(tab, port.sender?.url)) return port.disconnect();
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
