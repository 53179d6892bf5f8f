import { type Language, type MessageKey, languageFor, message, messageOr } from '../../shared/locales/index.ts';
import { RULES } from '../../shared/rules/index.ts';
import type { Verdict } from '../../shared/rules/rule.ts';
import { countryName } from '../../shared/reference/countries.ts';
import { browser } from '../browser.ts';

/** The words of one language. */
export interface Text {
  readonly language: Language;
  (key: MessageKey, params?: Readonly<Record<string, string>>): string;
}

/** The words of a language. */
export function textIn(language: Language): Text {
  const text = (key: MessageKey, params?: Readonly<Record<string, string>>) => message(language, key, params);
  return Object.assign(text, { language });
}

/** What a broken rule says, with countries by name. */
export function verdictText({ language }: Text, { rule, params }: Verdict): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name.endsWith('Country') ? countryName(value, language) : value,
    ]),
  );
  const english = RULES.find(({ id }) => id === rule)?.text ?? rule;
  return messageOr(language, `rule.${rule}`, english, shown);
}

/** A text whose key is put together from an id; the id itself where there is no such text. */
export function textOr({ language }: Text, key: string, fallback: string): string {
  return messageOr(language, key, fallback);
}

/** The language the user chose in the options; else the browser's. */
export async function chosenLanguage(): Promise<Language> {
  const { language } = await browser.storage.local.get('language');
  return languageFor(typeof language === 'string' && language !== '' ? language : browser.i18n.getUILanguage());
}
