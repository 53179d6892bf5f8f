import { expect, test } from 'vitest';
import { BEGINNING, afterPress } from './state.ts';

test('enrolling keeps the profile and begins verification anew', () => {
  const before = { ...BEGINNING, verificationStatus: 'rejected', resellerStatus: 'rejected' } as const;
  const profile = { legalName: 'Contoso' };
  expect(afterPress(before, { name: 'Enroll now', profile })).toEqual({
    ...BEGINNING,
    profile,
    presses: ['Enroll now'],
  });
});

test.each([
  ['refused enrolment', { name: 'Enroll now', profile: null }],
  ['other button', { name: 'Next', profile: { legalName: 'Contoso' } }],
] as const)('a press of a %s is recorded and changes nothing else', (_, press) => {
  expect(afterPress(BEGINNING, press)).toEqual({ ...BEGINNING, presses: [press.name] });
});

test.each([
  [true, 'qualified', 'accepted', 'active'],
  [true, 'pending', 'accepted', 'pending'],
  [false, 'qualified', 'open', 'qualified'],
] as const)(
  'accepting the agreement as Global admin %s with status %s: agreement %s, status %s',
  (isGlobalAdmin, resellerStatus, mpa, after) => {
    const before = { ...BEGINNING, isGlobalAdmin, resellerStatus };
    expect(afterPress(before, { name: 'Accept and continue', profile: null })).toMatchObject({
      mpa,
      resellerStatus: after,
    });
  },
);
