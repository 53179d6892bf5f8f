import type { RefusalCode } from '../shared/protocol/daemon-messages.ts';
import type { Outcome, Store, StoredEntry } from './store/store.ts';

/** Someone who follows a dossier. */
export interface Follower {
  deliver(frame: string): void;
}

/** Who follows which dossier, so that one serialised frame goes to all of them. */
export interface Hub {
  /** Someone who wants to know which dossiers there are. */
  attend(follower: Follower): void;
  /** Tells everyone who wants to know which dossiers there are now (P47). */
  announce(dossiers: Awaited<ReturnType<Store['dossiers']>>): void;
  /** @param seq - the dossier's newest place, as far as the follower knows; what comes after it is delivered */
  follow(dossier: string, seq: number, follower: Follower): void;
  leave(follower: Follower): void;
  /** Sends the new entries of a committed batch to everyone who follows the dossier. */
  publish(dossier: string, outcomes: readonly Outcome[]): void;
  /** The dossiers that somebody follows. */
  followed(): readonly string[];
  /** Another daemon has accepted entries up to `seq`: they are fetched and sent. */
  news(dossier: string, seq: number): void;
}

/** What is published of a dossier, and to whom. */
interface Audience {
  readonly followers: Set<Follower>;
  /** The last `seq` that was delivered. Entries go out in order, whoever accepted them. */
  last: number;
  /** The newest `seq` that is known to be there. */
  newest: number;
  isFetching: boolean;
}

const PAGE = 500;
const AGAIN_MS = 500;

/** A hub that nobody follows yet. `since` gives entries after a `seq`, oldest first. */
export function hub(since: Store['since']): Hub {
  const audiences = new Map<string, Audience>();
  const attendees = new Set<Follower>();

  function deliver(dossier: string, audience: Audience, entries: readonly StoredEntry[]): void {
    const frame = changesFrame(dossier, entries);
    audience.last = entries.at(-1)?.seq ?? audience.last;
    for (const follower of audience.followers) follower.deliver(frame);
  }

  /** What others accepted lies between: it is read from the store, with all that came after. */
  async function catchUp(dossier: string, audience: Audience): Promise<void> {
    if (audience.isFetching) return;
    audience.isFetching = true;
    try {
      while (audience.last < audience.newest && audiences.get(dossier) === audience) {
        const entries = await since(dossier, audience.last, PAGE);
        const missing = entries.filter(({ seq }) => seq > audience.last);
        if (missing.length === 0) break;
        deliver(dossier, audience, missing);
      }
      audience.isFetching = false;
    } catch {
      // The database is away: the same is tried until it is back or nobody wants it.
      setTimeout(() => {
        audience.isFetching = false;
        void catchUp(dossier, audience);
      }, AGAIN_MS).unref();
    }
  }

  function hear(dossier: string, audience: Audience, seq: number): void {
    audience.newest = Math.max(audience.newest, seq);
    if (audience.last < audience.newest) void catchUp(dossier, audience);
  }

  return {
    attend: (follower) => void attendees.add(follower),
    announce(dossiers) {
      const frame = JSON.stringify({ type: 'dossiers', dossiers });
      for (const attendee of attendees) attendee.deliver(frame);
    },
    follow(dossier, seq, follower) {
      const audience = audiences.get(dossier) ?? { followers: new Set(), last: seq, newest: seq, isFetching: false };
      audience.followers.add(follower);
      audiences.set(dossier, audience);
    },
    leave(follower) {
      attendees.delete(follower);
      for (const [dossier, { followers }] of audiences) {
        if (followers.delete(follower) && followers.size === 0) audiences.delete(dossier);
      }
    },
    publish(dossier, outcomes) {
      const audience = audiences.get(dossier);
      if (audience === undefined) return;
      const entries = outcomes.flatMap(({ result, isNew }) => (result.ok && isNew ? [result.value] : []));
      if (entries[0]?.seq === audience.last + 1) deliver(dossier, audience, entries);
      hear(dossier, audience, entries.at(-1)?.seq ?? 0);
    },
    followed: () => [...audiences.keys()],
    news(dossier, seq) {
      const audience = audiences.get(dossier);
      if (audience !== undefined) hear(dossier, audience, seq);
    },
  };
}

/** A `changes` message, put together from the entries' texts as they are stored. */
export function changesFrame(dossier: string, entries: readonly StoredEntry[]): string {
  return `{"type":"changes","dossier":"${dossier}","entries":[${entriesJson(entries)}]}`;
}

/** A `history` message, likewise. */
export function historyFrame(dossier: string, entries: readonly StoredEntry[]): string {
  return `{"type":"history","dossier":"${dossier}","entries":[${entriesJson(entries)}]}`;
}

/** A `refusal` message for one change. */
export function refusalFrame(dossier: string, id: string, code: RefusalCode, detail: string): string {
  return JSON.stringify({ type: 'refusal', dossier, id, code, detail });
}

function entriesJson(entries: readonly StoredEntry[]): string {
  return entries.map(({ seq, hash, text }) => `{"seq":${seq},"hash":"${hash}","change":${text}}`).join(',');
}
