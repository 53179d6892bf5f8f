import type { Fact } from '../../../shared/dossier/fact.ts';

/** A fact as it was entered, or as the portal shows it. */
export function fact(path: string, value: string | null, given: Partial<Fact> = {}): Fact {
  const at = '2026-11-22T01:02:03.000Z';
  const said = { value, change: path, seq: 1, at, author: '山田太郎', device: 'a' };
  return { ...said, path, source: 'entered', rivals: [], ...given };
}
