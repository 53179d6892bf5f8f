import { describe, expect, test } from 'vitest';
import { STEPS } from '../../../shared/checklist/steps.ts';
import { en } from '../../../shared/pages/labels/en.ts';
import { ja } from '../../../shared/pages/labels/ja.ts';
import { ENGLISH_ONLY, MENU_JA } from '../../../shared/pages/labels/menu.ts';
import { portalLabel } from '../../../shared/pages/portal-label.ts';

const LABELS = [...new Set(STEPS.flatMap(({ where }) => where))];
const TABLES = [...Object.keys(en), ...MENU_JA.keys(), ...ENGLISH_ONLY];

describe.each(LABELS.map((label) => [label]))('on the way to a step, “%s”', (label) => {
  test('is a label that is known, or known to have no Japanese wording', () => {
    expect(TABLES).toContain(label);
    expect(portalLabel(label, 'en')).toBe(label);
  });

  test('is in Japanese where a wording is documented, and else in English', () => {
    const isJapanese = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(portalLabel(label, 'ja'));
    expect(isJapanese).toBe(!ENGLISH_ONLY.has(label));
  });
});

test('each label is in one table of Japanese wordings', () => {
  const both = [...MENU_JA.keys()].filter((label) => Object.hasOwn(ja, label) || ENGLISH_ONLY.has(label));
  expect(both).toEqual([]);
});

test('no label is listed that no step needs', () => {
  expect([...MENU_JA.keys(), ...ENGLISH_ONLY].filter((label) => !LABELS.includes(label))).toEqual([]);
});

test.each(['constructor', 'toString', 'A button of next year'])('“%s” is no label, and stays as it is', (label) => {
  expect(portalLabel(label, 'ja')).toBe(label);
});
