import { describe, expect, test } from 'vitest';
import { EVENTS, type PracticeEvent, afterEvent, canHappen } from './events.ts';
import { BEGINNING, CHECKS, type PortalState, UNCHECKED } from './state.ts';

const after = (state: PortalState, ...events: readonly PracticeEvent[]) => events.reduce(afterEvent, state);
const NEW: PortalState = {
  ...BEGINNING,
  isInCsp: false,
  providers: [{ name: 'Fabrikam Distribution', country: 'JP', state: 'known' }],
};

describe.each(CHECKS)('the %s check', (check) => {
  test.each([
    ['passed', 'pending', 'pending'],
    ['action', 'challenged', 'pending'],
    ['rejected', 'rejected', 'rejected'],
  ] as const)('%s: verification is %s, the reseller %s', (outcome, verificationStatus, resellerStatus) => {
    expect(after(BEGINNING, `${check}-${outcome}`)).toEqual({
      ...BEGINNING,
      checks: { ...UNCHECKED, [check]: outcome },
      verificationStatus,
      resellerStatus,
    });
  });

  test('ends once, and only for a company that has enrolled', () => {
    expect(canHappen(after(BEGINNING, `${check}-rejected`), `${check}-passed`)).toBe(false);
    expect(canHappen(NEW, `${check}-passed`)).toBe(false);
    expect(after(NEW, `${check}-passed`)).toEqual(NEW);
  });
});

test('the last check that is passed authorizes; a rejected one outweighs one that asks for more', () => {
  const passed = after(BEGINNING, ...CHECKS.map((check) => `${check}-passed` as const));
  expect(passed).toMatchObject({ verificationStatus: 'authorized', resellerStatus: 'qualified' });
  expect(EVENTS.filter((event) => canHappen(passed, event))).toEqual([]);
  expect(after(BEGINNING, 'email-action', 'business-rejected').verificationStatus).toBe('rejected');
});

test('everything at once can be authorized while nothing is rejected; who had accepted the agreement is active', () => {
  expect(after(BEGINNING, 'all-passed')).toMatchObject({
    verificationStatus: 'authorized',
    resellerStatus: 'qualified',
    checks: { email: 'passed', additional: 'passed' },
  });
  expect(after({ ...BEGINNING, mpa: 'accepted' }, 'all-passed').resellerStatus).toBe('active');
  expect(canHappen(after(BEGINNING, 'email-rejected'), 'all-passed')).toBe(false);
});

test('an invitation arrives once, a new location is authorized once', () => {
  const invited = after(NEW, 'invitation');
  expect(invited.providers.map(({ state }) => state)).toEqual(['invited']);
  expect(canHappen(invited, 'invitation')).toBe(false);
  const [first] = BEGINNING.partnerIds;
  const waiting: PortalState = { ...NEW, partnerIds: first === undefined ? [] : [{ ...first, status: 'pending' }] };
  expect(canHappen(NEW, 'location-authorized')).toBe(false);
  expect(after(waiting, 'location-authorized').partnerIds).toEqual([first]);
});
