import { COUNTRY_ALIASES } from './country-aliases.ts';
import { COUNTRY_CODES } from './country-codes.ts';

const namesByLanguage = new Map<string, Intl.DisplayNames>();
const codesByLanguage = new Map<string, ReadonlyMap<string, string>>();
const aliases = new Map(
  Object.entries(COUNTRY_ALIASES).flatMap(([code, names]) => names.map((name) => [fold(name), code])),
);

/** A country's name in a language (BCP 47); the code itself when there is no name for it. */
export function countryName(code: string, language: string): string {
  const tag = tagOf(language);
  let names = namesByLanguage.get(tag);
  if (names === undefined) {
    names = new Intl.DisplayNames([tag, 'en'], { type: 'region', fallback: 'code' });
    namesByLanguage.set(tag, names);
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
  return codesIn(tagOf(language)).get(wanted) ?? codesIn('en').get(wanted) ?? aliases.get(wanted) ?? null;
}

function codesIn(tag: string): ReadonlyMap<string, string> {
  const known = codesByLanguage.get(tag);
  if (known !== undefined) return known;
  const codes = new Map(COUNTRY_CODES.map((code) => [fold(countryName(code, tag)), code]));
  codesByLanguage.set(tag, codes);
  return codes;
}

/** Pages say `en_US` and worse, for which `Intl` throws. */
function tagOf(language: string): string {
  const tag = language.replace('_', '-');
  return /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i.test(tag) ? tag : 'en';
}

/** A name as names are compared: width, case, accents, and how "and" and "Saint" are written do not matter. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/&/g, 'and')
    .replace(/\bst\.? /g, 'saint ')
    .replace(/\s+/g, ' ')
    .trim();
}
