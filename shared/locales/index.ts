import { en } from './en.ts';
import { ja } from './ja.ts';

/** The languages there are; each has every key. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Name of a text. */
export type MessageKey = keyof typeof en;

const TEXTS: Record<Language, Readonly<Record<string, string>>> = { en, ja };

/** The language to speak to someone whose browser or page speaks `tag` (BCP 47); English where we have no better. */
export function languageFor(tag: string): Language {
  const wanted = tag.toLowerCase();
  return LANGUAGES.find((language) => wanted === language || wanted.startsWith(`${language}-`)) ?? 'en';
}

/** A text in a language, with `{name}` filled in from `params`. */
export function message(language: Language, key: MessageKey, params: Readonly<Record<string, string>> = {}): string {
  return fill(TEXTS[language][key] ?? en[key], params);
}

/** A text whose key is computed, such as a rule's; `fallback` is its English where English is kept beside its owner. */
export function messageOr(
  language: Language,
  key: string,
  fallback: string,
  params: Readonly<Record<string, string>> = {},
): string {
  return fill(TEXTS[language][key] ?? TEXTS.en[key] ?? fallback, params);
}

function fill(text: string, params: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}
