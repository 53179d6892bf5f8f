import { describe, expect, test } from 'vitest';
import { dateText, textIn, verdictText } from '../../../extension/ui/text.ts';
import { STEPS } from '../../../shared/checklist/steps.ts';
import { FIELDS } from '../../../shared/fields/index.ts';
import { en } from '../../../shared/locales/en.ts';
import { LANGUAGES } from '../../../shared/locales/index.ts';
import { ja } from '../../../shared/locales/ja.ts';
import { RULES } from '../../../shared/rules/index.ts';

const ENGLISH: Readonly<Record<string, string>> = {
  ...en,
  ...Object.fromEntries(RULES.map(({ id, text }) => [`rule.${id}`, text])),
};
const OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = { ja };

describe.each(Object.entries(OTHERS))('%s', (_language, texts) => {
  test('has every text, and no other', () => {
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(ENGLISH).toSorted());
  });

  test('fills in the same names as English', () => {
    const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();
    const namesIn = (all: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.keys(ENGLISH).map((key) => [key, names(all[key] ?? '')]));
    expect(namesIn(texts)).toEqual(namesIn(ENGLISH));
  });

  test('leaves no text empty that English has', () => {
    expect(Object.keys(texts).filter((key) => (texts[key] === '') !== (ENGLISH[key] === ''))).toEqual([]);
  });
});

test('every field, choice and step has its words', () => {
  const fields = Object.keys(FIELDS).map((key) => `field.${key}`);
  const choices = Object.values(FIELDS).flatMap(({ options }) => options.map((option) => `choice.${option}`));
  const steps = STEPS.flatMap(({ id, who }) => [`step.${id}`, `who.${who}`]);
  expect([...fields, ...choices, ...steps].filter((key) => ENGLISH[key] === undefined)).toEqual([]);
});

test.each(LANGUAGES.map((language) => [language]))('a broken rule names countries in %s', (language) => {
  const params = { partnerCountry: 'US', tenantCountry: 'JP' };
  const said = verdictText(textIn(language), {
    rule: 'partner-id-in-tenant-country',
    record: 'a',
    state: 'broken',
    severity: 'error',
    params,
    fields: [],
    source: { url: '', checked: '' },
  });
  expect(said).toContain(language === 'ja' ? '日本' : 'Japan');
  expect(said).not.toMatch(/\{|\bUS\b/);
});

test.each([
  ['ja', '全角と半角'],
  ['en', 'full-width and half-width'],
] as const)('a broken rule tells the kind of a difference in %s', (language, words) => {
  const params = { entered: 'Ａ社', shown: 'A社', position: '1', here: 'Ａ', there: 'A', difference: 'width' };
  const said = verdictText(textIn(language), {
    rule: 'legal-name-as-on-portal',
    record: null,
    state: 'broken',
    severity: 'error',
    params,
    fields: [],
    source: { url: '', checked: '' },
  });
  expect(said).toContain(words);
  expect(said).not.toMatch(/\{/);
});

test.each([
  ['2026-11-22', 'Nov 22, 2026'],
  ['soon', 'soon'],
])('the date %s is read as %s', (at, expected) => {
  expect(dateText(textIn('en'), at)).toBe(expected);
});
