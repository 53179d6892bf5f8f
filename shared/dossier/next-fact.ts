import type { Change } from '../protocol/change.ts';
import type { Fact, Said } from './fact.ts';

/**
 * What a fact becomes when a change is accepted at `seq`. The daemon and every client compute it alike (P34).
 *
 * The later change is shown. A value that its author had not seen stays as a rival, with author and time, until
 * someone who had seen it changes the fact again.
 *
 * @param seq - the change's place in the log; 0 for a change that is still in the outbox
 */
export function nextFact(old: Fact | undefined, change: Change, seq: number): Fact {
  const { path, source, value, raw, at, author, device, id } = change;
  const said: Said = { value, ...(raw === undefined ? {} : { raw }), change: id, seq, at, author, device };
  return { ...said, path, source, rivals: old === undefined ? [] : unseenBy(change, [...old.rivals, asSaid(old)]) };
}

function unseenBy(change: Change, said: readonly Said[]): readonly Said[] {
  return said.filter((it) => it.seq > change.seen && it.device !== change.device && it.value !== change.value);
}

function asSaid({ path: _path, source: _source, rivals: _rivals, ...said }: Fact): Said {
  return said;
}
