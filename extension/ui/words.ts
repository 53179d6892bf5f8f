import { browser } from '../browser.ts';
import type { FieldKey } from '../../shared/fields/path.ts';
import { type Language, type MessageKey, LANGUAGES, languageFor, message, messageOr } from '../../shared/locales/index.ts';
import { countryName } from '../../shared/reference/countries.ts';
import { RULES } from '../../shared/rules/index.ts';
import type { FieldRef, Verdict } from '../../shared/rules/rule.ts';

type Params = Readonly<Record<string, string | number>>;

/** The texts of a screen in one language. */
export interface Words {
  readonly language: Language;
  say(key: MessageKey, params?: Params): string;
  /** A text whose key is computed, such as a step's name; the key itself when there is none. */
  look(key: string, params?: Params): string;
}

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return {
    language,
    say: (key, params = {}) => message(language, key, asText(params)),
    look: (key, params = {}) => messageOr(language, key, key, asText(params)),
  };
}

/** The language of the screens: as chosen in the settings, else the browser's. */
export function languageOf(setting: unknown): Language {
  return LANGUAGES.find((language) => language === setting) ?? languageFor(browser.i18n.getUILanguage());
}

/** What a broken rule says, with countries by name. */
export function sayVerdict({ language }: Words, { rule, params }: Verdict): string {
  const english = RULES.find(({ id }) => id === rule)?.text ?? rule;
  const named = Object.entries(params).map(([name, value]) => [
    name,
    name.endsWith('Country') ? countryName(value, language) : value,
  ]);
  return messageOr(language, `rule.${rule}`, english, Object.fromEntries(named));
}

/** A field's label. */
export function sayField({ look }: Words, field: FieldKey | FieldRef): string {
  return look(`field.${field.replace(/@.*$/, '')}`);
}

/** A moment as a date in the reader's time zone. @param at - ISO 8601, with or without time */
export function sayDate({ language }: Words, at: string, withTime = false): string {
  const date = new Date(at.length === 10 ? `${at}T00:00` : at);
  if (Number.isNaN(date.valueOf())) return at;
  return date.toLocaleString(language, withTime ? { dateStyle: 'medium', timeStyle: 'short' } : { dateStyle: 'medium' });
}

function asText(params: Params): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}
