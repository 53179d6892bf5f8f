import { type FieldKey, fieldOf } from '../../shared/fields/path.ts';
import { COUNTRY_CODES } from '../../shared/reference/country-codes.ts';
import { countryName } from '../../shared/reference/countries.ts';
import { type Text, textOr } from './text.ts';

type Options = readonly (readonly [value: string, name: string])[];

/** A value as people read it: countries and choices by name. */
export function shownValue(field: FieldKey, value: string, text: Text): string {
  const { kind } = fieldOf(field);
  if (kind === 'country') return countryName(value, text.language);
  return kind === 'choice' ? textOr(text, `choice.${value}`, value) : value;
}

/** What one can choose from, by name in the language's order; null for a field that is typed. */
export function optionsOf(field: FieldKey, text: Text): Options | null {
  const { kind, options } = fieldOf(field);
  if (kind === 'choice') return options.map((value) => [value, shownValue(field, value, text)]);
  return kind === 'country' ? countriesIn(text) : null;
}

const countries = new Map<string, Options>();

function countriesIn({ language }: Text): Options {
  const known = countries.get(language);
  if (known !== undefined) return known;
  const named = COUNTRY_CODES.map((code) => [code, countryName(code, language)] as const);
  const sorted = named.toSorted(([, a], [, b]) => a.localeCompare(b, language));
  countries.set(language, sorted);
  return sorted;
}
