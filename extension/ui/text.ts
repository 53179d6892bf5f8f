import { type Language, type MessageKey, message, messageOr } from '../../shared/locales/index.ts';
import { RULES } from '../../shared/rules/index.ts';
import type { Verdict } from '../../shared/rules/rule.ts';
import { countryName } from '../../shared/reference/countries.ts';

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

/** What a broken rule says, with countries by name and the kind of a difference in words. */
export function verdictText({ language }: Text, { rule, params }: Verdict): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, paramText(language, name, value)]),
  );
  const english = RULES.find(({ id }) => id === rule)?.text ?? rule;
  return messageOr(language, `rule.${rule}`, english, shown);
}

function paramText(language: Language, name: string, value: string): string {
  if (name.endsWith('Country')) return countryName(value, language);
  return name === 'difference' ? messageOr(language, `difference.${value}`, '') : value;
}

/** A text whose key is put together from an id; the fallback where there is no such text. */
export function textOr(
  { language }: Text,
  key: string,
  fallback: string,
  params: Readonly<Record<string, string>> = {},
): string {
  return messageOr(language, key, fallback, params);
}

/** A moment as people of a language read it. @param at - an ISO 8601 date, or a moment with its time */
export function dateText({ language }: Text, at: string): string {
  const isDay = at.length === 10;
  const date = new Date(isDay ? `${at}T00:00` : at);
  if (Number.isNaN(date.valueOf())) return at;
  return date.toLocaleString(language, { dateStyle: 'medium', ...(isDay ? {} : { timeStyle: 'short' }) });
}
