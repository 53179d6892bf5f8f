import { expect, test } from 'vitest';
import { nextStep, progressOf } from '../../../shared/checklist/progress.ts';
import { valuesOf } from '../../../shared/dossier/values.ts';
import { fact } from '../fact.ts';

type Given = readonly Parameters<typeof fact>[];
const at = (...given: Given) => progressOf(valuesOf(given.map((it) => fact(...it))));
const states = (given: Given) =>
  at(...given)
    .map(({ state }) => state)
    .join(' ');

const UNTIL_FORM: Given = [
  ['step:welcome.state', 'done', 'portal'],
  ['step:work-account.state', 'done', 'portal'],
];

test.each<[string, Given, string]>([
  ['nothing is known', [], 'ready blocked blocked blocked blocked blocked'],
  ['the form was reached', UNTIL_FORM, 'done done ready ready blocked blocked'],
  [
    'Microsoft verifies',
    [...UNTIL_FORM, ['csp.verificationStatus', 'pending', 'portal']],
    'done done ready done waiting blocked',
  ],
  [
    'verified and associated',
    [...UNTIL_FORM, ['csp.verificationStatus', 'authorized', 'portal'], ['csp.associatedPartnerId', '6234567']],
    'done done done done done ready',
  ],
  [
    'all is done',
    [
      ...UNTIL_FORM,
      ['csp.verificationStatus', 'authorized', 'portal'],
      ['csp.associatedPartnerId', '6234567'],
      ['csp.mpa', 'accepted', 'portal'],
    ],
    'done done done done done done',
  ],
  [
    'a person unticks what the portal proved',
    [...UNTIL_FORM, ['step:welcome.state', 'open']],
    'ready done ready ready blocked blocked',
  ],
])('when %s', (_name, given, expected) => {
  expect(states(given)).toBe(expected);
});

test('next is what can be done, then what is waited for, then nothing', () => {
  expect(nextStep(at())?.step).toBe('welcome');
  expect(
    nextStep(at(...UNTIL_FORM, ['csp.verificationStatus', 'pending', 'portal'], ['csp.associatedPartnerId', '1']))
      ?.step,
  ).toBe('verification');
});

test('a step says which fact proved it', () => {
  expect(at(...UNTIL_FORM, ['csp.verificationStatus', 'authorized', 'portal'])[4]?.provedBy).toBe(
    'csp.verificationStatus',
  );
});
