import type { Fact } from '../../shared/dossier/fact.ts';
import { parsePath } from '../../shared/fields/path.ts';

/** The sections whose records are edited in the side panel. */
export const COLLECTIONS = ['partnerId', 'distributor', 'person'] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** Records by section. */
export type Records = Readonly<Record<Collection, readonly string[]>>;

/** No records at all. */
export const NO_RECORDS: Records = { partnerId: [], distributor: [], person: [] };

/** The records of every section in the order in which they are shown, see {@link recordOrder}. */
export function recordsIn(facts: readonly Fact[], shown: Records, added: Records): Records {
  const order = (section: Collection) => recordOrder(section, shown[section], facts, added[section]);
  return { partnerId: order('partnerId'), distributor: order('distributor'), person: order('person') };
}

/**
 * The records of a section in an order that does not jump while one works: those already shown stay where they are,
 * others follow in the order of their first value.
 */
export function recordOrder(
  section: Collection,
  shown: readonly string[],
  facts: readonly Fact[],
  added: readonly string[],
): readonly string[] {
  const first = new Map<string, string>();
  for (const { path, value, at } of facts) {
    const place = parsePath(path);
    if (place?.section !== section || place.record === null || value === null) continue;
    const known = first.get(place.record);
    if (known === undefined || at < known) first.set(place.record, at);
  }
  const stay = shown.filter((record) => first.has(record) || added.includes(record));
  const arrived = [...first].toSorted(([, a], [, b]) => a.localeCompare(b)).map(([record]) => record);
  return [...new Set([...stay, ...arrived, ...added])];
}
