import type { DossierValues, Values } from '../dossier/values.ts';
import { RULES } from './index.ts';
import { type Rule, type Verdict, judge } from './rule.ts';

/** Sections that hold several records. */
const COLLECTIONS = ['partnerId'];

/** Every rule's verdict on a dossier: once, or once per record where the rule is about records. */
export function evaluate({ single, records }: DossierValues): readonly Verdict[] {
  return RULES.flatMap((rule) => {
    const collection = collectionOf(rule);
    if (collection === null) return [judge(rule, single, null)];
    return Object.entries(records[collection] ?? {})
      .filter(([record, values]) => record === 'chosen' || isEntered(values))
      .map(([record, values]) => judge(rule, { ...single, ...values }, record));
  });
}

/** Whether a rule says anything about one of these fields. */
export function concerns({ fields }: Pick<Verdict, 'fields'>, keys: readonly string[]): boolean {
  return fields.some((field) => keys.includes(field.replace(/@.*$/, '')));
}

/** Accounts list more PartnerIDs than are meant for CSP: only those that a person entered are judged. */
function isEntered(values: Values): boolean {
  return Object.keys(values).some((field) => field.endsWith('@entered'));
}

function collectionOf({ fields }: Rule): string | null {
  return COLLECTIONS.find((section) => fields.some((field) => field.startsWith(`${section}.`))) ?? null;
}
