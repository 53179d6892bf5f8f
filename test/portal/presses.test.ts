import { expect, test } from 'vitest';
import { membershipOf } from './partner-ids.ts';
import { BUTTONS, type Button, type Sent, afterPress } from './presses.ts';
import { BEGINNING, type PortalState, UNCHECKED } from './state.ts';

const TODAY = '2026-11-25';
const press = (state: PortalState, name: Button, sent: Sent = null) => afterPress(state, name, sent, TODAY);
const NEW: PortalState = { ...BEGINNING, isInCsp: false, partnerIds: [] };
const VERIFIED: PortalState = {
  ...BEGINNING,
  verificationStatus: 'authorized',
  resellerStatus: 'qualified',
  checks: { email: 'passed', identity: 'passed', employment: 'passed', business: 'passed', additional: 'passed' },
  associated: '6234567',
};
const REJECTED: PortalState = {
  ...BEGINNING,
  verificationStatus: 'rejected',
  resellerStatus: 'rejected',
  checks: { ...UNCHECKED, email: 'passed', business: 'rejected', employment: 'action' },
};

test('joining gives a pair of PartnerIDs that are not authorized yet, once', () => {
  const joined = press(NEW, 'Get started');
  expect(joined.partnerIds).toEqual([
    { number: '7000001', type: 'global', country: 'JP', company: 'Contoso Japan K.K.', status: 'pending' },
    { number: '7000002', type: 'location', country: 'JP', company: 'Contoso Japan K.K.', status: 'pending' },
  ]);
  expect(joined.joinedOn).toBe(TODAY);
  expect([membershipOf(NEW), membershipOf(joined), membershipOf(BEGINNING)]).toEqual([null, 'pending', 'active']);
  expect(press(joined, 'Get started').partnerIds).toEqual(joined.partnerIds);
});

test.each([
  ['its own number', BEGINNING, { company: 'Contoso Osaka', country: 'JP' }, ['7000001', 'pending']],
  ['nothing without a country', BEGINNING, { company: 'Contoso Osaka', country: '' }, undefined],
  ['nothing before the company has joined', NEW, { company: 'Contoso Osaka', country: 'JP' }, undefined],
])('a location that is added gets %s', (_, state, sent, expected) => {
  const added = press(state, 'Save', sent).partnerIds[state.partnerIds.length];
  expect(added && [added.number, added.status]).toEqual(expected);
});

test.each([
  ['6234567', '6234567'],
  ['5123456', null],
  ['6345678', null],
  ['1', null],
])('PartnerID %s is associated as %s', (partnerId, associated) => {
  expect(press(BEGINNING, 'Next', { partnerId }).associated).toBe(associated);
});

test('a location that is not authorized yet is not associated', () => {
  const state = press(NEW, 'Get started');
  expect(press(state, 'Next', { partnerId: '7000002' }).associated).toBeNull();
});

test('enrolling keeps the profile and begins verification anew, with all appeals', () => {
  const profile = { legalName: 'Contoso' };
  expect(press({ ...REJECTED, isInCsp: false, appealsLeft: 1 }, 'Enroll now', profile)).toEqual({
    ...BEGINNING,
    profile,
    presses: ['Enroll now'],
  });
});

test('an appeal has what was not passed looked at again, three times', () => {
  const appealed = press(REJECTED, 'Upload', { document: 'registration', comment: '' });
  expect(appealed).toMatchObject({
    verificationStatus: 'pending',
    resellerStatus: 'pending',
    appealsLeft: 2,
    checks: { email: 'passed', business: 'pending', employment: 'pending' },
  });
  expect(press({ ...REJECTED, appealsLeft: 0 }, 'Upload', { document: 'registration' }).checks).toEqual(
    REJECTED.checks,
  );
  expect(press(appealed, 'Upload', { document: 'registration' }).appealsLeft).toBe(2);
});

test.each([
  ['verified, PartnerID associated', VERIFIED, 'accepted', TODAY, 'active'],
  ['verified, no PartnerID', { ...VERIFIED, associated: null }, 'open', null, 'qualified'],
  ['not verified', { ...BEGINNING, associated: '6234567' }, 'open', null, 'pending'],
  ['no Global admin', { ...VERIFIED, isGlobalAdmin: false }, 'open', null, 'qualified'],
] as const)('accepting the agreement: %s', (_, state, mpa, mpaAcceptedOn, resellerStatus) => {
  expect(press(state, 'Accept and continue')).toMatchObject({ mpa, mpaAcceptedOn, resellerStatus });
});

test.each([
  ['after the agreement', { mpa: 'accepted' }, 'Fabrikam Distribution', 'authorized'],
  ['before the agreement', { mpa: 'open' }, 'Fabrikam Distribution', 'invited'],
  ['of another name', { mpa: 'accepted' }, 'Somebody', 'invited'],
] as const)('authorizing a distributor %s', (_, change, provider, expected) => {
  const { providers } = press({ ...BEGINNING, ...change }, 'Authorize indirect provider', { provider });
  expect(providers.map(({ state }) => state)).toEqual([expected]);
});

test('a distributor that has not invited cannot be authorized', () => {
  const state: PortalState = {
    ...BEGINNING,
    mpa: 'accepted',
    providers: [{ name: 'Fabrikam Distribution', country: 'JP', state: 'known' }],
  };
  const sent = { provider: 'Fabrikam Distribution' };
  expect(press(state, 'Authorize indirect provider', sent).providers).toEqual(state.providers);
});

test('the role of Admin agent is given and taken, and nobody is made one who is not there', () => {
  const given = press(BEGINNING, 'Update', { user: 'you', adminAgent: 'yes' });
  expect(given.adminAgents).toEqual(['you']);
  expect(press(given, 'Update', { user: 'you', adminAgent: 'no' }).adminAgents).toEqual([]);
  expect(press(given, 'Update', { user: 'stranger', adminAgent: 'yes' }).adminAgents).toEqual(['you']);
});

test.each(BUTTONS)('%s that is refused, or sends nothing, is recorded and changes nothing else', (name) => {
  expect(press(BEGINNING, name)).toEqual({ ...BEGINNING, presses: [name] });
  const sent = { partnerId: '6234567', document: 'tax', user: 'you', adminAgent: 'yes', legalName: 'Contoso' };
  for (const cannot of [
    { ...REJECTED, isGlobalAdmin: false },
    { ...REJECTED, account: 'Another company' },
  ])
    expect(press(cannot, name, sent)).toEqual({ ...cannot, presses: [name] });
});
