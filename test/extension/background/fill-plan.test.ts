import { describe, expect, test } from 'vitest';
import { fillPlan } from '../../../extension/background/fill-plan.ts';
import type { AskedField } from '../../../shared/pages/recipe.ts';

const COUNTRIES = [
  { value: '', label: '選択' },
  { value: 'JP', label: '日本' },
  { value: 'US', label: 'アメリカ合衆国' },
];
const NUMBERED = [
  { value: '17', label: 'Japan' },
  { value: '18', label: 'United States' },
];
const CODES = [
  { value: '+1', label: '+1 (US)' },
  { value: '+81', label: '+81 (JP)' },
  { value: '+8', label: '+8' },
];

const field = (given: Partial<AskedField>): AskedField => ({
  field: 'company.city',
  ask: 0,
  label: 'City',
  present: '',
  required: false,
  disabled: false,
  ...given,
});
const plan = (given: Partial<AskedField>, value: string, language = 'ja') =>
  fillPlan(
    { tab: 1, url: '', language, page: 'enrolment-form', observations: [], asked: [field(given)] },
    { [given.field ?? 'company.city']: value },
  ).map(({ proposed }) => proposed);

describe('what is proposed', () => {
  test.each<[string, Partial<AskedField>, string, readonly string[]]>([
    ['a text as it is', {}, '港区', ['港区']],
    ['nothing where the page has it already', { present: '港区' }, '港区', []],
    ['nothing into a disabled field', { disabled: true }, '港区', []],
    ['a country by its code', { field: 'company.country', as: 'country', options: COUNTRIES }, 'JP', ['JP']],
    [
      'nothing where that country is chosen',
      { field: 'company.country', as: 'country', options: COUNTRIES, present: 'JP' },
      'JP',
      [],
    ],
    ['a country by its English name', { field: 'company.country', as: 'country', options: NUMBERED }, 'JP', ['17']],
    [
      'nothing for a country that is not offered',
      { field: 'company.country', as: 'country', options: NUMBERED },
      'DE',
      [],
    ],
    [
      'the longest calling code',
      { field: 'contact.phone', as: 'calling-code', options: CODES },
      '+81 3-1234-5678',
      ['+81'],
    ],
    [
      'no calling code for a domestic number',
      { field: 'contact.phone', as: 'calling-code', options: CODES },
      '03-1234-5678',
      [],
    ],
    ['the rest of the number', { field: 'contact.phone', as: 'national' }, '+81 3-1234-5678', ['3-1234-5678']],
    [
      'a full-width number in plain digits',
      { field: 'contact.phone', as: 'national' },
      '＋８１ ３-１２３４-５６７８',
      ['3-1234-5678'],
    ],
    ['a domestic number whole', { field: 'contact.phone', as: 'national' }, '03-1234-5678', ['03-1234-5678']],
  ])('%s', (_name, given, value, proposed) => {
    expect(plan(given, value)).toEqual(proposed);
  });
});
