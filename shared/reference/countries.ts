import { COUNTRY_CODES } from './country-codes.ts';

/** Names that portals and registers use beside the ones of Unicode's tables. */
const ALIASES: Readonly<Record<string, string>> = {
  'korea, republic of': 'KR',
  'republic of korea': 'KR',
  korea: 'KR',
  turkey: 'TR',
  日本国: 'JP',
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  'czech republic': 'CZ',
  vietnam: 'VN',
  'viet nam': 'VN',
};

const namesByLanguage = new Map<string, Intl.DisplayNames>();
const codesByLanguage = new Map<string, ReadonlyMap<string, string>>();

/** A country's name in a language (BCP 47); the code itself when there is no name for it. */
export function countryName(code: string, language: string): string {
  let names = namesByLanguage.get(language);
  if (names === undefined) {
    names = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' });
    namesByLanguage.set(language, names);
  }
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}

/**
 * The ISO code of a country, from its code or its name in that language or English.
 *
 * @returns null when the text names no country
 */
export function countryCode(text: string, language: string): string | null {
  const wanted = fold(text);
  const upper = wanted.toUpperCase();
  if (COUNTRY_CODES.includes(upper)) return upper;
  return ALIASES[wanted] ?? codesIn(language).get(wanted) ?? codesIn('en').get(wanted) ?? null;
}

function codesIn(language: string): ReadonlyMap<string, string> {
  const known = codesByLanguage.get(language);
  if (known !== undefined) return known;
  const codes = new Map(COUNTRY_CODES.map((code) => [fold(countryName(code, language)), code]));
  codesByLanguage.set(language, codes);
  return codes;
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
