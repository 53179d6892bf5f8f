import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type StepProgress, progressOf } from '../../../shared/checklist/progress.ts';
import { STEPS, type StepId } from '../../../shared/checklist/steps.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import { FIELDS } from '../../../shared/fields/index.ts';
import { type FieldKey, fieldOf, pathOf } from '../../../shared/fields/path.ts';
import { SOURCES } from '../../../shared/protocol/change.ts';
import { fact } from '../fact.ts';
import { DECIDED, type Given, listed, MONDAY, PENDING, step } from './step-on.ts';

describe('a step completes itself from facts, and says which fact did it', () => {
  test.each<[StepId, Given, string]>([
    ['eligibility', DECIDED, 'plan.hasLegalEntity'],
    ['country', DECIDED, 'company.country'],
    ['gather', [['evidence:e.purpose', 'registration']], 'evidence:e.purpose'],
    ['join', [['partnerId:a.number', '6234567']], 'partnerId:a.number'],
    ['join', [['csp.associatedPartnerId', '6234567', 'portal']], 'csp.associatedPartnerId'],
    [
      'location',
      [...DECIDED, ['partnerId:a.number', '1'], ['partnerId:a.type', 'location'], ['partnerId:a.country', 'JP']],
      'partnerId:a.number',
    ],
    [
      'location',
      [...DECIDED, ['csp.partnerIdType', 'location', 'portal'], ['csp.partnerIdCountry', 'JP', 'portal']],
      'csp.partnerIdCountry',
    ],
    [
      'support-contact',
      [
        ['support.email', 'a@b.jp'],
        ['support.phone', '0312345678'],
      ],
      'support.email',
    ],
    ['welcome', [['step:welcome.state', 'done', 'portal']], 'step:welcome.state'],
    ['welcome', PENDING, 'csp.verificationStatus'],
    ['enrol', PENDING, 'csp.verificationStatus'],
    ['partner-id', [['csp.associatedPartnerId', '6234567', 'portal']], 'csp.associatedPartnerId'],
    ['partner-id', [['csp.mpa', 'accepted', 'portal']], 'csp.mpa'],
    ['verify-email', [['csp.emailCheck', 'passed', 'portal']], 'csp.emailCheck'],
    ['verify-business', [['csp.verificationStatus', 'authorized', 'portal']], 'csp.verificationStatus'],
    ['verification', [['csp.resellerStatus', 'qualified', 'portal']], 'csp.resellerStatus'],
    ['verification', [['csp.mpa', 'accepted', 'entered']], 'csp.mpa'],
    ['admin-agent', [['signedIn.adminAgent', 'yes', 'portal']], 'signedIn.adminAgent'],
    ['agreement', [['csp.resellerStatus', 'active', 'portal']], 'csp.resellerStatus'],
    ['agreement-proof', [['csp.mpaAcceptedOn', '2026-11-20', 'portal']], 'csp.mpaAcceptedOn'],
    ['distributor-shortlist', listed('shortlisted'), 'distributor:d.name'],
    ['distributor-contact', listed('contacted'), 'distributor:d.state'],
    ['distributor-invitation', listed('invited'), 'distributor:d.state'],
    ['authorize', listed('authorized'), 'distributor:d.state'],
    ['provider-listed', listed('listed'), 'distributor:d.state'],
    // What a person entered earlier does not hide what the portal shows by now.
    ['provider-listed', [...listed('invited'), ['distributor:d.state', 'listed', 'portal']], 'distributor:d.state'],
    ['access-review', [...listed('listed'), ['distributor:d.adminAccess', 'removed']], 'distributor:d.adminAccess'],
    ['mfa', [['security.mfaForAll', 'yes']], 'security.mfaForAll'],
    ['security-contact', [['security.contactSet', 'yes']], 'security.contactSet'],
  ])('%s by %j', (id, given, path) => {
    expect(step(id, given)).toMatchObject({ state: 'done', because: { path }, blockedBy: [], since: '2026-11-22' });
  });

  test.each<[StepId, string, Given]>([
    [
      'eligibility',
      'nobody may sign',
      [
        ['plan.hasLegalEntity', 'yes'],
        ['plan.maySign', 'no'],
      ],
    ],
    [
      'country',
      'the tenant is of another country',
      [
        ['company.country', 'JP'],
        ['tenant.country', 'US'],
      ],
    ],
    [
      'location',
      'it is a global one',
      [...DECIDED, ['partnerId:a.number', '1'], ['partnerId:a.type', 'global'], ['partnerId:a.country', 'JP']],
    ],
    [
      'location',
      'it is of another country',
      [...DECIDED, ['partnerId:a.number', '1'], ['partnerId:a.type', 'location'], ['partnerId:a.country', 'US']],
    ],
    ['agreement-proof', 'a person entered the date', [['csp.mpaAcceptedOn', '2026-11-20', 'entered']]],
    ['provider-listed', 'the distributor is only authorized', listed('authorized')],
    ['access-review', 'nobody has decided', listed('listed')],
    ['enrol', 'a fact was removed', [['csp.verificationStatus', null, 'portal']]],
  ])('%s is not done where %s', (id, _why, given) => {
    expect(step(id, given)?.state).not.toBe('done');
  });
});

describe('a person', () => {
  test.each<[string, Given, string]>([
    ['ticks what no page has proved', [['step:welcome.state', 'done']], 'done'],
    ['unticks what the portal proved', [...PENDING, ['step:welcome.state', 'open']], 'blocked'],
    ['withdraws a tick', [['step:welcome.state', null]], 'blocked'],
    ['says that it does not apply', [['step:welcome.state', 'not-applicable']], 'not-applicable'],
  ])('%s', (_name, given, state) => {
    expect(step('welcome', given)?.state).toBe(state);
  });
});

describe('steps that depend on where one starts', () => {
  const ENROLLED: Given = [['plan.isEnrolled', 'yes']];
  test.each<[StepId, Given, string, string | null]>([
    ['regions', [], 'not-applicable', null],
    ['regions', [['plan.sellsInSeveralRegions', 'yes']], 'ready', 'plan.sellsInSeveralRegions'],
    ['membership-center', [['plan.isFromMembershipCenter', 'yes']], 'ready', 'plan.isFromMembershipCenter'],
    ['join', [['plan.hasPartnerId', 'yes']], 'not-applicable', 'plan.hasPartnerId'],
    ['join', [...DECIDED, ['plan.hasPartnerId', 'no']], 'ready', null],
    ['welcome', ENROLLED, 'not-applicable', 'plan.isEnrolled'],
    ['enrol', ENROLLED, 'not-applicable', 'plan.isEnrolled'],
    ['support-contact', ENROLLED, 'ready', null],
    ['confirm-enrolment', [], 'not-applicable', null],
    ['confirm-enrolment', ENROLLED, 'ready', 'plan.isEnrolled'],
    ['verify-additional', PENDING, 'not-applicable', null],
    ['appeal', PENDING, 'not-applicable', null],
  ])('%s after %j is %s', (id, given, state, path) => {
    expect(step(id, given)).toMatchObject({ state, because: path === null ? null : { path } });
  });

  test('what does not apply holds nobody up', () => {
    expect(step('verification', [...ENROLLED, ...PENDING])?.blockedBy).toEqual([]);
  });
});

describe('whatever the facts are', () => {
  const keys = Object.keys(FIELDS) as FieldKey[];
  const any = fc.constantFrom(...keys).chain((key) =>
    fc
      .tuple(
        fc.constantFrom(...SOURCES),
        fc.constantFrom('a', 'b'),
        fc.oneof(fc.constantFrom('yes', 'JP', '2026-02-29', '', ...fieldOf(key).options), fc.string()),
      )
      .map(([source, record, value]): Fact => {
        const isMany = ['partnerId', 'distributor', 'person', 'evidence', 'step'].some((name) =>
          key.startsWith(`${name}.`),
        );
        return fact(pathOf(key, isMany ? record : null), value, source);
      }),
  );

  test('each step stands somewhere, and only what is open can be late', () => {
    const outcome = fc.check(
      fc.property(fc.array(any, { maxLength: 30 }), (facts) => {
        const progress = progressOf(facts, MONDAY);
        const isSound = ({ state, blockedBy, isOverdue, waitsFor }: StepProgress) =>
          (state !== 'blocked' || blockedBy.length > 0) &&
          (!isOverdue || state === 'ready' || state === 'waiting') &&
          (waitsFor === null) === (state !== 'waiting');
        return progress.length === STEPS.length && progress.every(isSound);
      }),
      { numRuns: 500 },
    );
    expect(outcome.counterexample).toBeNull();
  });
});
