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
    'the agreement is accepted, which needs an associated PartnerID and a passed verification',
    [...UNTIL_FORM, ['csp.verificationStatus', 'pending', 'portal'], ['csp.mpa', 'accepted', 'portal']],
    'done done done done done done',
  ],
  [
    'the portal calls the reseller qualified',
    [
      ...UNTIL_FORM,
      ['csp.verificationStatus', 'pending', 'portal'],
      ['csp.resellerStatus', 'qualified', 'portal'],
      ['csp.associatedPartnerId', '6234567'],
    ],
    'done done done done done ready',
  ],
  [
    'the portal calls the reseller active',
    [['csp.resellerStatus', 'active', 'portal']],
    'ready blocked done blocked done done',
  ],
  [
    'Microsoft has rejected, it is the contact who must act',
    [...UNTIL_FORM, ['csp.verificationStatus', 'rejected', 'portal']],
    'done done ready done ready blocked',
  ],
  [
    'the agreement is open',
    [
      ...UNTIL_FORM,
      ['csp.verificationStatus', 'authorized', 'portal'],
      ['csp.associatedPartnerId', '6234567'],
      ['csp.mpa', 'open', 'portal'],
    ],
    'done done done done done ready',
  ],
  [
    'a person ticks what no page has proved',
    [['step:welcome.state', 'done']],
    'done ready blocked blocked blocked blocked',
  ],
  ['a person withdraws a tick', [['step:welcome.state', null]], 'ready blocked blocked blocked blocked blocked'],
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
  expect(nextStep(at(['csp.mpa', 'accepted'], ...UNTIL_FORM, ['csp.verificationStatus', 'authorized']))).toBeNull();
});

test('a blocked step names the steps it needs, and a waiting one whom it waits for', () => {
  const progress = at(...UNTIL_FORM, ['csp.verificationStatus', 'pending', 'portal']);
  expect(progress.map(({ blockedBy }) => blockedBy)).toEqual([[], [], [], [], [], ['partner-id', 'verification']]);
  expect(progress[4]).toMatchObject({ step: 'verification', waitsFor: 'microsoft', provedBy: null });
});

test('a step says which fact proved it', () => {
  expect(at(...UNTIL_FORM, ['csp.verificationStatus', 'authorized', 'portal'])[4]?.provedBy).toBe(
    'csp.verificationStatus',
  );
});
