import { describe, expect, test } from 'vitest';
import type { StepId } from '../../../shared/checklist/steps.ts';
import { DECIDED, type Given, listed, PENDING, step } from './step-on.ts';

describe("Microsoft's turn and ours", () => {
  test('verification is waited for, since when and until when is said, and it is late after five business days', () => {
    const given = [...DECIDED, ...PENDING];
    // In Japan, Monday 23 November 2026 is a holiday.
    expect(step('verification', given)).toMatchObject({
      state: 'waiting',
      waitsFor: 'microsoft',
      since: '2026-11-22',
      due: '2026-11-30',
      isOverdue: false,
    });
    expect(step('verification', given, '2026-11-30')?.isOverdue).toBe(false);
    expect(step('verification', given, '2026-12-01')).toMatchObject({ state: 'waiting', isOverdue: true });
    expect(step('verification', PENDING)?.due).toBe('2026-11-27');
  });

  test('a mail that has not come within a business day is ours to ask for', () => {
    const given: Given = [...DECIDED, ...PENDING, ['csp.emailCheck', 'pending', 'portal']];
    expect(step('verify-email', given, '2026-11-24')).toMatchObject({ state: 'waiting', due: '2026-11-24' });
    expect(step('verify-email', given, '2026-11-25')).toMatchObject({ state: 'ready', isOverdue: true });
  });

  test.each<[string, StepId, Given, string]>([
    [
      'a check that asks for something is ours',
      'verify-identity',
      [['csp.identityCheck', 'action', 'portal']],
      'ready',
    ],
    ['a check of which nothing is said is waited for', 'verify-business', [], 'waiting'],
    ['what is refused is appealed first', 'verify-business', [['csp.businessCheck', 'rejected', 'portal']], 'blocked'],
    ['the appeal itself can be made', 'appeal', [['csp.businessCheck', 'rejected', 'portal']], 'ready'],
    [
      'a further question appears when it is asked',
      'verify-additional',
      [['csp.additionalCheck', 'action', 'portal']],
      'ready',
    ],
  ])('%s', (_name, id, given, state) => {
    expect(step(id, [...PENDING, ...given])?.state).toBe(state);
  });

  test.each(['rejected', 'challenged'])('verification that is %s waits for an appeal', (status) => {
    const given: Given = [['csp.verificationStatus', status, 'portal']];
    expect(step('appeal', given)).toMatchObject({ state: 'ready', because: { path: 'csp.verificationStatus' } });
    expect(step('verification', given)).toMatchObject({ state: 'blocked', blockedBy: ['appeal'] });
  });

  test('a distributor that was contacted is waited for', () => {
    expect(step('distributor-invitation', listed('contacted'))).toMatchObject({
      state: 'waiting',
      waitsFor: 'distributor',
    });
  });
});

describe('each year', () => {
  const year = (onboarded: string, today: string, renewed?: string) =>
    step(
      'reauthorize',
      [
        ['csp.mpa', 'accepted', 'portal'],
        ['csp.onboardedOn', onboarded],
        ...(renewed === undefined ? [] : [['csp.reauthorizedOn', renewed] satisfies Given[number]]),
      ],
      today,
    );

  test.each<[string, ReturnType<typeof year>, object]>([
    ['it is waited for', year('2026-11-25', '2027-08-26'), { state: 'waiting', waitsFor: 'date', due: '2027-11-25' }],
    [
      'it is ours 90 days before',
      year('2026-11-25', '2027-08-27'),
      { state: 'ready', due: '2027-11-25', isOverdue: false },
    ],
    ['it is late the day after', year('2026-11-25', '2027-11-26'), { state: 'ready', isOverdue: true }],
    [
      'renewed in time, the next one counts',
      year('2026-11-25', '2027-11-26', '2027-11-01'),
      { state: 'waiting', due: '2028-11-25' },
    ],
    [
      'renewed late, the next one counts',
      year('2026-11-25', '2027-12-26', '2027-12-01'),
      { state: 'waiting', due: '2028-11-25' },
    ],
    ['a leap day comes on the 28th', year('2028-02-29', '2028-03-01'), { due: '2029-02-28' }],
  ])('%s', (_name, found, expected) => {
    expect(found).toMatchObject(expected);
  });

  test('without the day of the authorization, it is asked for', () => {
    expect(step('reauthorize', [['csp.mpa', 'accepted', 'portal']])).toMatchObject({ state: 'ready', due: null });
  });
});
