import { type FieldKey, fieldKeyOf, parsePath } from '../fields/path.ts';
import type { Source } from '../protocol/change.ts';
import type { Fact } from './fact.ts';

/** What a person entered counts before what was looked up, read off a page or found in a mail. */
export const PREFERENCE: readonly Source[] = ['entered', 'import', 'directory', 'portal', 'mail'];

/** The values of one record (or of the fields outside collections): by field, and by field and source. */
export type Values = Readonly<Partial<Record<FieldKey | `${FieldKey}@${Source}`, string>>>;

/** The values of a dossier, ready for rules and checklist. */
export interface DossierValues {
  /** Fields that exist once. */
  readonly single: Values;
  /** Fields of collections, by section and record id, in the order of the records' first change. */
  readonly records: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

/** The present values of all facts. A removed fact has none; a fact of an unknown field is left out. */
export function valuesOf(facts: Iterable<Fact>): DossierValues {
  const single: Record<string, string> = {};
  const sections = new Map<string, Map<string, Record<string, string>>>();
  for (const { path, source, value } of byPreference(facts)) {
    const key = fieldKeyOf(path);
    const at = parsePath(path);
    if (key === null || at === null || value === null) continue;
    const values = at.record === null ? single : recordIn(sections, at.section, at.record);
    values[key] ??= value;
    values[`${key}@${source}`] = value;
  }
  const records = Object.fromEntries([...sections].map(([section, known]) => [section, Object.fromEntries(known)]));
  return { single, records };
}

/** Maps, since a record may be called `constructor`, which every object already has. */
function recordIn(
  sections: Map<string, Map<string, Record<string, string>>>,
  section: string,
  record: string,
): Record<string, string> {
  const known = sections.get(section) ?? new Map<string, Record<string, string>>();
  const values = known.get(record) ?? {};
  sections.set(section, known.set(record, values));
  return values;
}

function byPreference(facts: Iterable<Fact>): readonly Fact[] {
  return [...facts].sort((a, b) => PREFERENCE.indexOf(a.source) - PREFERENCE.indexOf(b.source) || a.seq - b.seq);
}
