import type { Change } from '../protocol/change.ts';
import type { Fact, Said } from './fact.ts';

/** A change of this replica that was acknowledged, with the place it had. */
export interface Acknowledged {
  readonly seq: number;
  readonly change: Change;
}

/** Everything the facts say: their values and the rivals beside them. */
export function saidIn(facts: Iterable<Fact>): readonly Said[] {
  const said: Said[] = [];
  for (const fact of facts) said.push(fact, ...fact.rivals);
  return said;
}

/**
 * What a replica sends to a daemon whose log has lost entries, such as one restored from a backup (P45): its own
 * acknowledged changes that are still said here and are not there, as they were, then what waits anyway.
 *
 * One that is there and was replaced since is answered with its first entry, and changes nothing.
 *
 * Places after the last common one are of another log now, so nobody has seen them there: `seen` ends with it, and a
 * value that someone entered since the backup stays as a rival instead of being lost.
 *
 * @param before - the confirmed facts of this replica, @param after - those of the daemon
 */
export function putBack(
  own: readonly Acknowledged[],
  before: readonly Fact[],
  after: readonly Fact[],
  waiting: readonly Change[],
): { readonly again: readonly Change[]; readonly waiting: readonly Change[] } {
  const here = saidIn(before);
  const there = new Map(saidIn(after).map(({ change, seq }) => [change, seq]));
  const common = here.reduce((most, { change, seq }) => (there.get(change) === seq ? Math.max(most, seq) : most), 0);
  const isSaidHere = new Set(here.map(({ change }) => change));
  const missing = own.filter(({ change }) => !there.has(change.id) && isSaidHere.has(change.id));
  const seenThere = (change: Change) => (change.seen > common ? { ...change, seen: common } : change);
  return {
    again: missing.toSorted((a, b) => a.seq - b.seq).map(({ change }) => seenThere(change)),
    waiting: waiting.map(seenThere),
  };
}
