import { type FieldKey, fieldKeyOf, parsePath, pathOf } from '../fields/path.ts';
import type { Source } from '../protocol/change.ts';
import { type Fact, factKey } from './fact.ts';
import { PREFERENCE } from './values.ts';

/** The facts of a dossier, asked one by one: what is known of a field, and which fact says so. */
export interface Known {
  /** The fact that counts for a field: of what several sources say, the one that {@link PREFERENCE} names first. */
  fact(field: FieldKey, record?: string): Fact | null;
  /** The fact that counts, if its value is one of these. */
  is(field: FieldKey, values: readonly string[], record?: string): Fact | null;
  /** A fact of whatever source with one of these values: for what, once so, stays so, whoever was slow to enter it. */
  any(field: FieldKey, values: readonly string[], record?: string): Fact | null;
  /** What one source says of a field. */
  said(field: FieldKey, source: Source, record?: string): Fact | null;
  /** The records of a section that still have a value, in the order of their first change. */
  records(section: string): readonly string[];
}

/** Puts facts where they can be asked for. */
export function knownFrom(facts: readonly Fact[]): Known {
  const present = facts.filter(({ value, path }) => value !== null && fieldKeyOf(path) !== null);
  const byKey = new Map(present.map((fact) => [factKey(fact.path, fact.source), fact]));
  const said: Known['said'] = (field, source, record) =>
    byKey.get(factKey(pathOf(field, record ?? null), source)) ?? null;
  const fact: Known['fact'] = (field, record) => {
    for (const source of PREFERENCE) {
      const found = said(field, source, record);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    said,
    fact,
    any(field, values, record) {
      const facts = PREFERENCE.map((source) => said(field, source, record));
      return facts.find((it) => it !== null && values.includes(it.value ?? '')) ?? null;
    },
    is(field, values, record) {
      const found = fact(field, record);
      return found !== null && values.includes(found.value ?? '') ? found : null;
    },
    records(section) {
      const places = present.toSorted((a, b) => a.seq - b.seq).map(({ path }) => parsePath(path));
      return [
        ...new Set(
          places.flatMap((place) => (place?.section === section && place.record !== null ? [place.record] : [])),
        ),
      ];
    },
  };
}
