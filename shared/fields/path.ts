import { FIELDS } from './index.ts';
import type { Field } from './kinds.ts';

/** The name of a field, the same for all records: `company.legalName`, `partnerId.number`. */
export type FieldKey = keyof typeof FIELDS;

/** Where a fact stands in a dossier: `company.legalName`, or `partnerId:<record>.number` for one of several. */
export interface Path {
  readonly section: string;
  readonly record: string | null;
  readonly name: string;
}

/** Sections of which there are several records; all others exist once. */
const COLLECTIONS: ReadonlySet<string> = new Set(['partnerId', 'distributor', 'person', 'evidence', 'step']);

const SHAPE = /^([a-z][A-Za-z]{0,39})(?::([A-Za-z0-9-]{1,64}))?\.([a-z][A-Za-z0-9]{0,39})$/;

/** Takes a path apart; null when it has not the form of one. */
export function parsePath(path: string): Path | null {
  const parts = SHAPE.exec(path);
  return parts === null ? null : { section: parts[1] ?? '', record: parts[2] ?? null, name: parts[3] ?? '' };
}

/** The path of a field, in a record where the field belongs to a collection. */
export function pathOf(key: FieldKey, record: string | null = null): string {
  return record === null ? key : key.replace('.', `:${record}.`);
}

/** The field a path belongs to; null for a path of a newer version, whose facts are kept and not understood. */
export function fieldKeyOf(path: string): FieldKey | null {
  const parts = parsePath(path);
  if (parts === null || COLLECTIONS.has(parts.section) !== (parts.record !== null)) return null;
  const key = `${parts.section}.${parts.name}`;
  return isFieldKey(key) ? key : null;
}

/** Whether a text names a field. */
export function isFieldKey(key: string): key is FieldKey {
  return Object.hasOwn(FIELDS, key);
}

/** What is known about a field. */
export function fieldOf(key: FieldKey): Field {
  return FIELDS[key];
}

/** The fields of a section, in the order in which they are shown. */
export function fieldsOf(section: string): readonly FieldKey[] {
  return Object.keys(FIELDS).filter((key): key is FieldKey => key.startsWith(`${section}.`));
}
