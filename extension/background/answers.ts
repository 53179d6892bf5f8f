import type { CryptoLike } from '../../shared/platform/web-crypto.ts';
import type { Dossier } from '../../shared/client/replica.ts';
import { ok, refused } from '../../shared/result.ts';
import type { PageState, RequestName, Requests, SyncState } from '../messages.ts';
import type { Captures } from './captures.ts';
import type { Desk } from './desk.ts';
import type { Dial } from './dial.ts';
import type { FileCarrier } from './files.ts';
import type { Filler } from './fill.ts';
import type { Keep } from './keep.ts';
import type { Link } from './link.ts';
import { pairWith } from './pair.ts';
import { rehearsalEdits } from './rehearsal.ts';

/** The background once it has opened what it keeps. */
export interface Ready {
  readonly keep: Keep;
  readonly daemon: Link;
  readonly files: FileCarrier;
  readonly door: Desk;
}

/** What the answers are made from. */
export interface AnswersContext {
  readonly ready: Promise<Ready>;
  readonly fills: Filler;
  readonly shapes: Captures;
  /** How a daemon is met. */
  readonly meeting: { readonly dial: Dial; readonly crypto: CryptoLike; readonly origin: string };
  syncState(): SyncState;
  /** The dossier in use. */
  dossier(): Dossier;
  /** What a tab shows now. */
  pageIn(tab: number): Pick<PageState, 'tab' | 'page'>;
  publish(): void;
  setRestored(keep: Keep, count: number | null): Promise<void>;
  setMe(keep: Keep, record: string): Promise<void>;
  /** Takes the page in front into the dossier in use. */
  observeAgain(door: Desk): Promise<void>;
}

/** What the extension's own pages may ask, and who answers. */
export type Answers = {
  readonly [Name in RequestName]: (request: Parameters<Requests[Name]>[0]) => Promise<ReturnType<Requests[Name]>>;
};

/** The answers to all requests; who may ask what was seen to before. */
export function answersFrom(context: AnswersContext): Answers {
  const { ready, fills, shapes, meeting, publish } = context;

  /** Follows another dossier from now on. */
  async function use({ keep, daemon, door }: Ready, id: string): Promise<void> {
    await keep.replica.use(id);
    daemon.restart();
    await context.observeAgain(door);
  }

  return {
    commit: async ({ edits }) => (await ready).door.enter(edits),
    sync: async () => context.syncState(),
    async pair({ code, label }) {
      const { keep, daemon } = await ready;
      const paired = await pairWith(code, label, { keep, ...meeting });
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
      await use(await ready, id);
      return null;
    },
    async newDossier() {
      const there = await ready;
      const id = crypto.randomUUID();
      if (!(await there.daemon.create(id))) return false;
      await use(there, id);
      return true;
    },
    async rehearse() {
      const there = await ready;
      const { id: own, facts } = context.dossier();
      const id = crypto.randomUUID();
      if (!(await there.daemon.create(id))) return refused('no-daemon');
      const copied = await there.door.begin(id, rehearsalEdits(facts, own));
      // Without the copy it would be taken for a real one: better none.
      await use(there, copied.ok ? id : own);
      return copied.ok ? ok(null) : refused('storage-full');
    },
    async setMe({ record }) {
      await context.setMe((await ready).keep, record);
      return null;
    },
    async sendFiles() {
      (await ready).files.send();
      return null;
    },
    fetchFile: async ({ hash }) => (await ready).files.fetch(hash),
    fill: ({ tab, lines }) => fills.fill(context.pageIn(tab), lines),
    undo: ({ tab }) => fills.undo(context.pageIn(tab)),
    capture: ({ tab }) => shapes.capture(tab, context.dossier().facts),
    async dismissPreview({ tab }) {
      fills.dismissPreview(tab);
      publish();
      return null;
    },
    async dismissRestored() {
      await context.setRestored((await ready).keep, null);
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
}
