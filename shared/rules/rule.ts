import type { Values } from '../dossier/values.ts';
import type { FieldKey } from '../fields/path.ts';
import type { Source } from '../protocol/change.ts';

/** A field's preferred value, or what one source says of it: `company.legalName@portal`. */
export type FieldRef = FieldKey | `${FieldKey}@${Source}`;

/** Something that must hold. Pure and dated; runs only when all its fields are known. */
export interface Rule<Ref extends FieldRef = FieldRef, Also extends FieldRef = FieldRef> {
  readonly id: string;
  readonly fields: readonly Ref[];
  /** Fields that it takes into account where they are known. */
  readonly also?: readonly Also[];
  /** `error`: Microsoft will refuse it. `warning`: it is likely to cost time. */
  readonly severity: 'error' | 'warning';
  /** Microsoft's page that says so, and the day it was last read (YYYY-MM-DD). */
  readonly source: { readonly url: string; readonly checked: string };
  /** What is wrong and what to do, in English, with `{name}` for what `check` found. Other languages: locales. */
  readonly text: string;
  /** Where this says no there is nothing to judge, so it holds, whatever is not known. Not asked before the first field is known. */
  onlyIf?(values: Values): boolean;
  /** @returns what to tell when the rule is broken, by name; null when it holds */
  check(values: Readonly<Record<Ref, string> & Partial<Record<Also, string>>>): Readonly<Record<string, string>> | null;
}

/** Whether a rule holds. Not knowing is never failing. */
export interface Verdict {
  readonly rule: string;
  /** The record it is about, where the rule's fields belong to a collection. */
  readonly record: string | null;
  readonly state: 'holds' | 'broken' | 'unknown';
  readonly severity: Rule['severity'];
  readonly params: Readonly<Record<string, string>>;
  readonly fields: readonly FieldRef[];
  readonly source: Rule['source'];
}

/** Gives a rule its type from the fields it names. */
export function rule<const Ref extends FieldRef, const Also extends FieldRef = never>(
  definition: Rule<Ref, Also>,
): Rule<Ref, Also> {
  return definition;
}

/** Whether one rule holds for these values. */
export function judge(it: Rule, values: Values, record: string | null): Verdict {
  const [first] = it.fields;
  const isAsked = first === undefined || values[first] === undefined || (it.onlyIf?.(values) ?? true);
  const known = it.fields.every((field) => values[field] !== undefined);
  const broken = known && isAsked ? it.check(values as Readonly<Record<FieldRef, string>>) : null;
  return {
    rule: it.id,
    record,
    state: known || !isAsked ? (broken === null ? 'holds' : 'broken') : 'unknown',
    severity: it.severity,
    params: broken ?? {},
    fields: it.fields,
    source: it.source,
  };
}
