import type { RefusalCode } from '../shared/protocol/daemon-messages.ts';
import type { Outcome, StoredEntry } from './store/store.ts';

/** Someone who follows a dossier. */
export interface Follower {
  deliver(frame: string): void;
}

/** Who follows which dossier, so that one serialised frame goes to all of them. */
export interface Hub {
  follow(dossier: string, follower: Follower): void;
  leave(follower: Follower): void;
  /** Sends the new entries of a committed batch to everyone who follows the dossier. */
  publish(dossier: string, outcomes: readonly Outcome[]): void;
}

/** A hub that nobody follows yet. */
export function hub(): Hub {
  const followers = new Map<string, Set<Follower>>();
  return {
    follow(dossier, follower) {
      const set = followers.get(dossier) ?? new Set();
      followers.set(dossier, set.add(follower));
    },
    leave(follower) {
      for (const [dossier, set] of followers) if (set.delete(follower) && set.size === 0) followers.delete(dossier);
    },
    publish(dossier, outcomes) {
      const entries = outcomes.flatMap(({ result, isNew }) => (result.ok && isNew ? [result.value] : []));
      const audience = followers.get(dossier);
      if (entries.length === 0 || audience === undefined) return;
      const frame = changesFrame(dossier, entries);
      for (const follower of audience) follower.deliver(frame);
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
