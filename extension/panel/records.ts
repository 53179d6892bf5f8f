import type { Fact } from '../../shared/dossier/fact.ts';
import { parsePath } from '../../shared/fields/path.ts';

/**
 * The PartnerIDs in an order that does not jump while one works: those already shown stay where they are, others
 * follow in the order of their first value.
 */
export function recordOrder(
  shown: readonly string[],
  facts: readonly Fact[],
  added: readonly string[],
): readonly string[] {
  const first = new Map<string, string>();
  for (const { path, value, at } of facts) {
    const place = parsePath(path);
    if (place?.section !== 'partnerId' || place.record === null || value === null) continue;
    const known = first.get(place.record);
    if (known === undefined || at < known) first.set(place.record, at);
  }
  const stay = shown.filter((record) => first.has(record) || added.includes(record));
  const arrived = [...first].toSorted(([, a], [, b]) => a.localeCompare(b)).map(([record]) => record);
  return [...new Set([...stay, ...arrived, ...added])];
}
