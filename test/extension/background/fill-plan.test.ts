import { describe, expect, test } from 'vitest';
import { fillPlan } from '../../../extension/background/fill-plan.ts';
import type { AskedField } from '../../../shared/pages/recipe.ts';
import { pageState } from '../page-state.ts';

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

const NAMED = [
  { value: 'a', label: '日本' },
  { value: 'b', label: 'Korea, Republic of' },
];
const LABELLED = [
  { value: 'AS', label: 'American Samoa (+1 684)' },
  { value: 'CA', label: 'Canada (+1)' },
  { value: 'JP', label: 'Japan (+81)' },
  { value: 'US', label: 'United States (+1)' },
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
  fillPlan(pageState({ language, page: 'enrolment-form', asked: [field(given)] }), {
    [given.field ?? 'company.city']: value,
  }).map(({ proposed }) => proposed);

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
    [
      'a country by its name in the page’s language',
      { field: 'company.country', as: 'country', options: NAMED },
      'JP',
      ['a'],
    ],
    ['a country by another name of it', { field: 'company.country', as: 'country', options: NAMED }, 'KR', ['b']],
    [
      'nothing where that country is chosen under a number',
      { field: 'company.country', as: 'country', options: NUMBERED, present: '17' },
      'JP',
      [],
    ],
    [
      'another country than the one chosen',
      { field: 'company.country', as: 'country', options: NUMBERED, present: 'US' },
      'JP',
      ['17'],
    ],
    [
      'a calling code by its label',
      { field: 'contact.phone', as: 'calling-code', options: LABELLED },
      '+81312345678',
      ['JP'],
    ],
    [
      'the code with the area in it before the shorter one',
      { field: 'contact.phone', as: 'calling-code', options: LABELLED },
      '+1 684 633 1234',
      ['AS'],
    ],
    [
      'nothing where another country with the same code is chosen',
      { field: 'contact.phone', as: 'calling-code', options: LABELLED, present: 'US' },
      '+1 206 555 0100',
      [],
    ],
    [
      'no calling code that is not offered',
      { field: 'contact.phone', as: 'calling-code', options: CODES },
      '+49 30 1',
      [],
    ],
    ['the rest of a number in one piece', { field: 'contact.phone', as: 'national' }, '+81312345678', ['312345678']],
    [
      'the rest where the area follows the code',
      { field: 'contact.phone', as: 'national' },
      '+813-1234-5678',
      ['3-1234-5678'],
    ],
    ['the rest after a code of one digit', { field: 'contact.phone', as: 'national' }, '+12065550100', ['2065550100']],
    ['the rest after a code of three', { field: 'contact.phone', as: 'national' }, '+353 1 234 5678', ['1 234 5678']],
    [
      'no 0 that is dialled only at home',
      { field: 'contact.phone', as: 'national' },
      '+81 (0)3-1234-5678',
      ['3-1234-5678'],
    ],
    [
      'an area in brackets as written',
      { field: 'contact.phone', as: 'national' },
      '+1 (206) 555-0100',
      ['(206) 555-0100'],
    ],
    [
      'a number as it is where the page asks for it whole',
      { field: 'support.phone' },
      '+81 3-1234-5678',
      ['+81 3-1234-5678'],
    ],
  ])('%s', (_name, given, value, proposed) => {
    expect(plan(given, value)).toEqual(proposed);
  });
});

describe('both parts of a number', () => {
  const both = (phone: string) => {
    const asked = [
      field({ field: 'contact.phone', ask: 0, as: 'calling-code', options: LABELLED }),
      field({ field: 'contact.phone', ask: 1, as: 'national' }),
    ];
    const page = pageState({ page: 'enrolment-form', asked });
    return fillPlan(page, { 'contact.phone': phone }).map(({ ask, proposed }) => [ask, proposed]);
  };
  test.each([
    [
      'fit together',
      '+81 3-1234-5678',
      [
        [0, 'JP'],
        [1, '3-1234-5678'],
      ],
    ],
    [
      'fit together where the code holds the area',
      '+1 684 633 1234',
      [
        [0, 'AS'],
        [1, '633 1234'],
      ],
    ],
    ['are left out where the page has no such code', '+49 30 123456', []],
    ['are one where the number has no code', '03-1234-5678', [[1, '03-1234-5678']]],
  ])('%s', (_name, phone, proposed) => {
    expect(both(phone)).toEqual(proposed);
  });
});

test('the preview shows choices by their labels and names the field as the page does', () => {
  const asked = [
    field({ field: 'company.country', label: 'Country', as: 'country', options: NUMBERED, present: 'US' }),
  ];
  const page = pageState({ page: 'enrolment-form', asked });
  expect(fillPlan(page, { 'company.country': 'JP' })).toEqual([
    { ask: 0, field: 'company.country', label: 'Country', present: 'United States', proposed: '17', shown: 'Japan' },
  ]);
});

test('what the dossier does not know is not asked of it', () => {
  const page = pageState({ page: 'enrolment-form', asked: [field({})] });
  expect(fillPlan(page, {})).toEqual([]);
});
