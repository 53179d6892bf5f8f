import type { DossierValues } from '../dossier/values.ts';
import { RULES } from './index.ts';
import { type Rule, type Verdict, judge } from './rule.ts';

/** Sections that hold several records. */
const COLLECTIONS = ['partnerId'];

/** Every rule's verdict on a dossier: once, or once per record where the rule is about records. */
export function evaluate({ single, records }: DossierValues): readonly Verdict[] {
  return RULES.flatMap((rule) => {
    const collection = collectionOf(rule);
    if (collection === null) return [judge(rule, single, null)];
    return Object.entries(records[collection] ?? {}).map(([record, values]) =>
      judge(rule, { ...single, ...values }, record),
    );
  });
}

/** Whether a rule says anything about one of these fields. */
export function concerns({ fields }: Pick<Verdict, 'fields'>, keys: readonly string[]): boolean {
  return fields.some((field) => keys.includes(field.replace(/@.*$/, '')));
}

function collectionOf({ fields }: Rule): string | null {
  return COLLECTIONS.find((section) => fields.some((field) => field.startsWith(`${section}.`))) ?? null;
}
