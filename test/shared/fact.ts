import type { Fact } from '../../shared/dossier/fact.ts';
import type { Change, Source } from '../../shared/protocol/change.ts';

export const ANN = '00000000-0000-4000-8000-00000000000a';
export const BEN = '00000000-0000-4000-8000-00000000000b';

/** A fact for tests: what matters is given, the rest is plausible. */
export function fact(path: string, value: string | null, source: Source = 'entered', seq = 1): Fact {
  return { ...change(path, value, { source }), change: ANN, seq, rivals: [] };
}

/** A change for tests. */
export function change(path: string, value: string | null, given: Partial<Change> = {}): Change {
  const at = '2026-11-22T00:00:00.000Z';
  return { id: ANN, path, value, source: 'entered', seen: 0, at, author: 'Ann', device: ANN, ...given };
}
