import { expect, test } from 'vitest';
import { rehearsalEdits } from '../../../extension/background/rehearsal.ts';
import { FIELDS } from '../../../shared/fields/index.ts';
import { fact } from '../../shared/fact.ts';

const edits = (...facts: Parameters<typeof fact>[]) =>
  rehearsalEdits(
    facts.map((given) => fact(...given)),
    'own',
  );
const MARKS = [
  { path: 'plan.isRehearsal', value: 'yes' },
  { path: 'plan.rehearsalOf', value: 'own' },
];

test('a rehearsal of nothing says that it is one, and of what', () => {
  expect(edits()).toEqual(MARKS);
});

test('a dossier that was never met with a daemon has no id to go back to', () => {
  expect(rehearsalEdits([], '')).toEqual(MARKS.slice(0, 1));
});

test.each([
  ['company.legalName', '株式会社コントソ'],
  ['contact.email', 'taro@contoso.co.jp'],
  ['support.phone', '+81 3 1234 5678'],
  ['tenant.initialDomain', 'contoso.onmicrosoft.com'],
  ['partnerId:a.number', '6234567'],
  ['person:b.name', '山田太郎'],
  ['plan.hasPartnerId', 'yes'],
  ['evidence:c.purpose', 'registration'],
])('what the company brings goes with it: %s', (path, value) => {
  expect(edits([path, value])).toEqual([...MARKS, { path, value }]);
});

test.each([
  ['csp.onboardedOn', '2025-01-01'],
  ['csp.verificationStatus', 'pending'],
  ['distributor:a.state', 'listed'],
  ['step:mfa.state', 'done'],
  ['security.mfaForAll', 'yes'],
  ['signedIn.account', 'Contoso'],
])('how far it has come in reality stays: %s', (path, value) => {
  expect(edits([path, value])).toEqual(MARKS);
});

test('every section of the dossier is one or the other', () => {
  const brought = new Set(['company', 'contact', 'support', 'tenant', 'partnerId', 'person', 'plan', 'evidence']);
  const left = ['csp', 'distributor', 'step', 'security', 'signedIn'];
  const sections = new Set(Object.keys(FIELDS).map((key) => key.split('.')[0] ?? ''));
  expect([...sections].filter((section) => !brought.has(section)).toSorted()).toEqual(left.toSorted());
});

test.each([
  ['the portal shows', ['company.city', '港区', 'portal']],
  ['the directory says', ['tenant.country', 'JP', 'directory']],
  ['was removed', ['company.city', null]],
] as const)('only what people enter goes with it, not what %s', (_what, given) => {
  expect(edits([...given])).toEqual(MARKS);
});

test('a rehearsal of a rehearsal is marked once, and goes back to the one it was made from', () => {
  expect(edits(['plan.isRehearsal', 'no'], ['plan.rehearsalOf', 'another'])).toEqual(MARKS);
});

test.each([
  ['of a later version', 'company.motto', 'Onwards'],
  ['no longer allowed', 'plan.maySign', 'perhaps'],
])('a value that is %s stays behind, and keeps nothing else out', (_how, path, value) => {
  const city = { path: 'company.city', value: '港区' };
  expect(edits([path, value], ['company.city', '港区'])).toEqual([...MARKS, city]);
});
