import { describe, expect, test } from 'vitest';
import { forecast } from '../../../shared/checklist/forecast.ts';
import { peopleIn } from '../../../shared/checklist/people.ts';
import { progressOf } from '../../../shared/checklist/progress.ts';
import { stepOnPage } from '../../../shared/checklist/step-on-page.ts';
import { nextStep, whatNext } from '../../../shared/checklist/what-next.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import { fact } from '../fact.ts';

type Given = readonly Parameters<typeof fact>[];
const DAY = '2026-11-24';
const facts = (given: Given, at = `${DAY}T00:00:00.000Z`): readonly Fact[] =>
  given.map((it) => ({ ...fact(...it), at }));

/** Everything that happens on the way, with what is next after it. */
const WAY: readonly (readonly [what: string, happens: Given, next: string | null])[] = [
  ['nothing is known', [], 'eligibility'],
  [
    'the company may enroll',
    [
      ['plan.hasLegalEntity', 'yes'],
      ['plan.maySign', 'yes'],
    ],
    'country',
  ],
  [
    'company and tenant are of one country',
    [
      ['company.country', 'JP'],
      ['tenant.country', 'JP'],
    ],
    'gather',
  ],
  ['the certificate is attached', [['evidence:e.purpose', 'registration']], 'join'],
  [
    'a location PartnerID is known',
    [
      ['partnerId:a.number', '6234567'],
      ['partnerId:a.type', 'location'],
      ['partnerId:a.country', 'JP'],
    ],
    'legal-profile',
  ],
  [
    'the company is entered',
    [
      ['company.legalName', 'コントソ'],
      ['company.addressLine1', '港南 2'],
      ['company.city', '港区'],
      ['company.postalCode', '108-0075'],
    ],
    'primary-contact',
  ],
  [
    'the contact is entered',
    [
      ['contact.firstName', 'Taro'],
      ['contact.lastName', 'Yamada'],
      ['contact.email', 'taro@contoso.co.jp'],
      ['contact.phone', '+81 3 1234 5678'],
    ],
    'support-contact',
  ],
  [
    'the support is entered',
    [
      ['support.email', 'help@contoso.co.jp'],
      ['support.phone', '+81 3 1234 5679'],
    ],
    'welcome',
  ],
  ['the welcome page is behind', [['step:welcome.state', 'done', 'portal']], 'work-account'],
  ['one is signed in', [['step:work-account.state', 'done', 'portal']], 'partner-id'],
  ['the PartnerID is associated', [['csp.associatedPartnerId', '6234567', 'portal']], 'enrol'],
  [
    'the form is sent',
    [
      ['csp.verificationStatus', 'pending', 'portal'],
      ['csp.emailCheck', 'action', 'portal'],
    ],
    'verify-email',
  ],
  [
    'the address is confirmed',
    [
      ['csp.emailCheck', 'passed', 'portal'],
      ['step:admin-agent.state', 'done'],
      ['security.mfaForAll', 'yes'],
      ['security.contactSet', 'yes'],
      ['distributor:d.name', 'Fabrikam'],
      ['distributor:d.state', 'contacted'],
    ],
    'verify-identity',
  ],
  [
    'the business is refused',
    [
      ['csp.businessCheck', 'rejected', 'portal'],
      ['csp.verificationStatus', 'rejected', 'portal'],
    ],
    'appeal',
  ],
  [
    'the appeal is made',
    [
      ['csp.businessCheck', 'pending', 'portal'],
      ['csp.verificationStatus', 'pending', 'portal'],
    ],
    'verify-identity',
  ],
  [
    'Microsoft authorizes',
    [
      ['csp.businessCheck', 'passed', 'portal'],
      ['csp.verificationStatus', 'authorized', 'portal'],
    ],
    'agreement',
  ],
  ['the agreement is accepted', [['csp.mpa', 'accepted', 'portal']], 'agreement-proof'],
  [
    'its date is seen',
    [
      ['csp.mpaAcceptedOn', DAY, 'portal'],
      ['csp.onboardedOn', DAY],
    ],
    'distributor-invitation',
  ],
  ['the invitation comes', [['distributor:d.state', 'invited']], 'authorize'],
  ['the distributor is listed', [['distributor:d.state', 'listed', 'entered']], 'access-review'],
  ['its access is removed', [['distributor:d.adminAccess', 'removed']], 'first-customer'],
  ['the first customer is there', [['step:first-customer.state', 'done']], 'reauthorize'],
];

describe('the whole way, with a refusal and an appeal on it', () => {
  const known = new Map<string, Fact>();
  const ranges: string[] = [];
  test.each(WAY)('%s', (_what, happens, next) => {
    for (const it of facts(happens)) known.set(`${it.path}@${it.source}`, it);
    const progress = progressOf([...known.values()], DAY);
    expect(nextStep(progress)?.step ?? null).toBe(next);
    const { isReached, least, most } = forecast(progress, 'JP', DAY);
    expect(isReached).toBe(['access-review', 'first-customer', 'reauthorize'].includes(next ?? ''));
    ranges.push(`${least} ${most}`);
  });

  test('the date comes nearer as Microsoft has done its part', () => {
    expect(ranges[0]).toBe('2026-11-27 2026-12-01');
    expect(ranges.at(-1)).toBe(`${DAY} ${DAY}`);
  });
});

describe('the forecast', () => {
  const pending = (since: string) =>
    progressOf(facts([['csp.verificationStatus', 'pending', 'portal']], `${since}T00:00:00.000Z`), DAY);

  test('of what is waited for, only the rest counts', () => {
    expect(forecast(pending('2026-11-20'), null, DAY)).toMatchObject({ least: '2026-11-25', most: '2026-11-27' });
    expect(forecast(pending('2026-10-01'), null, DAY)).toMatchObject({ least: DAY, most: DAY });
  });

  test('holidays of the country count', () => {
    const before = progressOf([], '2026-12-28');
    expect(forecast(before, 'JP', '2026-12-28')).toMatchObject({
      least: '2027-01-04',
      most: '2027-01-06',
      knowsHolidays: true,
    });
    expect(forecast(before, null, '2026-12-28')).toMatchObject({
      least: '2026-12-31',
      most: '2027-01-04',
      knowsHolidays: false,
    });
  });

  test('it names the steps that decide it, and those for which nothing is stated', () => {
    const { path, unstated } = forecast(progressOf([], DAY), 'JP', DAY);
    expect(path.at(-1)).toBe('provider-listed');
    expect(path).toContain('verification');
    expect(unstated).toEqual(path.filter((step) => step !== 'verification'));
  });
});

describe('whose steps', () => {
  const PEOPLE: Given = [
    ['person:p1.name', '山田'],
    ['person:p1.role', 'global-admin'],
    ['person:p2.name', '佐藤'],
    ['person:p2.role', 'signatory'],
    ['person:p3.name', '山田'],
    ['person:p3.role', 'primary-contact'],
    ['person:p4.role', 'helper'],
  ];

  test('records of one name are one person with several roles; one without a name is nobody', () => {
    expect(peopleIn(facts(PEOPLE))).toEqual([
      { record: 'p1', name: '山田', roles: ['global-admin', 'primary-contact'] },
      { record: 'p2', name: '佐藤', roles: ['signatory'] },
    ]);
  });

  test('mine are those of my roles', () => {
    const progress = progressOf([], DAY);
    expect(whatNext(progress, new Set(['signatory'])).ready.map(({ step }) => step)).toEqual([
      'eligibility',
      'legal-profile',
    ]);
    expect(whatNext(progress, new Set())).toEqual({ overdue: [], ready: [], waiting: [] });
  });

  test('what is late comes first, whoever has to move', () => {
    const late = progressOf(facts([['csp.verificationStatus', 'pending', 'portal']], '2026-10-01T00:00:00.000Z'), DAY);
    expect(whatNext(late, null).overdue.map(({ step }) => step)).toEqual(['verify-email', 'verification']);
    expect(nextStep(late)?.step).toBe('verify-email');
  });
});

test('a page that no step is done on is at no step', () => {
  const progress = progressOf([], DAY);
  expect(stepOnPage(null, progress)).toBeNull();
  expect(stepOnPage('identifiers', progress)).toBeNull();
  expect(stepOnPage('account-verification', progress)).toBeNull();
});
