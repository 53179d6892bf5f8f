import { countryName } from '../../shared/reference/countries.ts';
import type { Values } from '../../shared/dossier/values.ts';
import type { AskedField } from '../../shared/pages/recipe.ts';
import type { FillLine, PageState } from '../messages.ts';

/** What filling a page would change: the fields whose value the dossier knows and the page does not have. */
export function fillPlan({ asked, language }: PageState, values: Values): readonly FillLine[] {
  return asked.flatMap((field) => {
    const known = values[field.field];
    if (known === undefined || field.disabled) return [];
    const proposed = proposal(field, known, language);
    if (proposed === null || proposed === presentOf(field)) return [];
    const { ask, field: key, label, options } = field;
    const shown = (value: string) => options?.find((option) => option.value === value)?.label ?? value;
    return [{ ask, field: key, label, present: shown(presentOf(field)), proposed, shown: shown(proposed) }];
  });
}

/** A fact in the form in which this field wants it; null when it cannot be given so. */
function proposal({ as, options }: AskedField, known: string, language: string): string | null {
  if (as === 'country') return optionOf(options, [known, countryName(known, language), countryName(known, 'en')]);
  if (as === 'calling-code') return callingCode(options, known)?.value ?? null;
  return as === 'national' ? nationalPart(known) : known;
}

/** In the page's select, the present value is the option's, not the country's code that the verdicts use. */
function presentOf({ as, options, present }: AskedField): string {
  return as === 'country' ? (optionOf(options, [present, countryName(present, 'en')]) ?? present) : present;
}

type Options = AskedField['options'];

function optionOf(options: Options, wanted: readonly string[]): string | null {
  const folded = new Set(wanted.map(fold));
  return options?.find(({ value, label }) => folded.has(fold(value)) || folded.has(fold(label)))?.value ?? null;
}

function callingCode(options: Options, phone: string): { readonly value: string } | null {
  const digits = international(phone);
  if (digits === null) return null;
  const fitting = (options ?? []).filter((option) => digits.startsWith(codeOf(option) || '?'));
  return fitting.toSorted((a, b) => codeOf(b).length - codeOf(a).length)[0] ?? null;
}

function codeOf({ value, label }: { readonly value: string; readonly label: string }): string {
  return (/\+?(\d{1,4})$/.exec(value) ?? /\+(\d{1,4})/.exec(label))?.[1] ?? '';
}

/** The digits after the plus sign; null for a number in its country's own form. */
function international(phone: string): string | null {
  const folded = phone.normalize('NFKC').trim();
  return folded.startsWith('+') ? folded.replace(/\D/g, '') : null;
}

/** What comes after the calling code, as it was written; a number in its country's own form is given whole. */
function nationalPart(phone: string): string {
  const folded = phone.normalize('NFKC').trim();
  const rest = /^\+\d{1,3}[\s\-.(]+(.*)$/.exec(folded);
  return rest?.[1] ?? folded.replace(/^\+/, '');
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
