import { COUNTRY_CODES } from '../../../shared/reference/country-codes.ts';

/** What a country is called in the page's language. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** All countries by their names in the page's language, as options of a select. */
export function countries(language: string): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
  const all = COUNTRY_CODES.map((code) => [code, names.of(code) ?? code] as const);
  return all.sort(([, a], [, b]) => a.localeCompare(b, language));
}
