import { expect, test } from 'vitest';
import { en } from '../../shared/locales/en.ts';
import { languageFor, message } from '../../shared/locales/index.ts';
import { ja } from '../../shared/locales/ja.ts';
import { RULES } from '../../shared/rules/index.ts';

const holes = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted((a, b) => a.localeCompare(b));
const wanted: Readonly<Record<string, string>> = {
  ...en,
  ...Object.fromEntries(RULES.map(({ id, text }) => [`rule.${id}`, text])),
};
const japanese: Readonly<Record<string, string>> = ja;

test('Japanese has every text that English has, and no other', () => {
  expect(new Set(Object.keys(japanese))).toEqual(new Set(Object.keys(wanted)));
});

test.each(Object.keys(wanted))('%s is filled in with the same names in both', (key) => {
  expect(new Set(holes(japanese[key] ?? ''))).toEqual(new Set(holes(wanted[key] ?? '')));
});

test.each([
  ['ja', 'ja'],
  ['ja-JP', 'ja'],
  ['jav', 'en'],
  ['de', 'en'],
])('someone who speaks %s is spoken to in %s', (tag, language) => {
  expect(languageFor(tag)).toBe(language);
});

test('names are filled in, unknown ones are left', () => {
  expect(message('en', 'ui.step-of', { number: '3' })).toBe('Step 3 of {count}');
});
