import { countryCode } from '../../shared/reference/countries.ts';
import type { Values } from '../../shared/dossier/values.ts';
import type { AskedField } from '../../shared/pages/recipe.ts';
import type { FillLine, PageState } from '../messages.ts';

type Options = NonNullable<AskedField['options']>;

/** Country calling codes have one to three digits; which, their first ones tell (ITU-T E.164, list of assigned codes). */
const CALLING_CODE = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** What filling a page would change: the fields whose value the dossier knows and the page does not have. */
export function fillPlan(page: PageState, values: Values): readonly FillLine[] {
  return page.asked.flatMap((field) => {
    const known = values[field.field];
    if (known === undefined || field.disabled) return [];
    const proposed = proposal(field, known, page);
    const present = presentOf(field, page);
    if (proposed === null || proposed === present) return [];
    const { ask, field: key, label, options } = field;
    const shown = (value: string) => options?.find((option) => option.value === value)?.label ?? value;
    return [{ ask, field: key, label, present: shown(present), proposed, shown: shown(proposed) }];
  });
}

/** A fact in the form in which this field wants it; null when it cannot be given so. */
function proposal({ field, as, options = [], present }: AskedField, known: string, page: PageState): string | null {
  if (as === 'country') return countryOption(options, known, page.language);
  if (as === 'calling-code') return callingCode(options, known, present)?.value ?? null;
  if (as !== 'national') return known;
  const select = page.asked.find((other) => other.field === field && other.as === 'calling-code');
  return nationalPart(known, select?.options);
}

/** In the page's select, the present value is the option's, not the country's code that the verdicts use. */
function presentOf({ as, options = [], present }: AskedField, { language }: PageState): string {
  return as === 'country' ? (countryOption(options, present, language) ?? present) : present;
}

function countryOption(options: Options, code: string, language: string): string | null {
  const names = (text: string) => text === code || countryCode(text, language) === code;
  const found = options.find(({ value }) => names(value)) ?? options.find(({ label }) => names(label));
  return found?.value ?? null;
}

/** Of the options whose code the number begins with, the longest; of several countries with one code, the present. */
function callingCode(options: Options, phone: string, present = ''): Options[number] | null {
  const digits = international(phone);
  if (digits === null) return null;
  const fitting = options.filter((option) => digits.startsWith(codeOf(option) || '?'));
  const longest = Math.max(...fitting.map((option) => codeOf(option).length));
  const best = fitting.filter((option) => codeOf(option).length === longest);
  return best.find(({ value }) => value === present) ?? best[0] ?? null;
}

/** The digits of an option: `+81`, `Japan (+81)`, `+1 684`, `81`. */
function codeOf({ value, label }: Options[number]): string {
  const withPlus = /\+(\d{1,4}(?:[ -]\d{3})?)/;
  const code = withPlus.exec(value) ?? withPlus.exec(label) ?? /^(\d{1,4})$/.exec(value);
  return code?.[1]?.replace(/\D/g, '') ?? '';
}

/** The digits after the plus sign; null for a number in its country's own form. */
function international(phone: string): string | null {
  const folded = phone.normalize('NFKC').trim();
  return folded.startsWith('+') ? folded.replace(/\D/g, '') : null;
}

/**
 * What comes after the calling code, as it was written; a number in its country's own form is given whole.
 *
 * @param options - the calling codes that the page offers beside this field
 * @returns null when the page cannot say the number's calling code, as it would then say another one
 */
function nationalPart(phone: string, options: Options | undefined): string | null {
  const folded = phone.normalize('NFKC').trim();
  const digits = international(phone);
  if (digits === null) return folded;
  const offered = options === undefined ? null : callingCode(options, phone);
  const code = options === undefined ? CALLING_CODE.exec(digits)?.[0] : offered === null ? undefined : codeOf(offered);
  if (code === undefined) return null;
  // The 0 of `+81 (0)3` is dialled only within the country.
  const before = new RegExp(String.raw`^\+(\D*\d){${code.length}}[\s\-.)]*(\(0\)[\s\-.]*)?`);
  return folded.replace(before, '');
}
