import { describe, expect, test } from 'vitest';
import { pageVerdicts } from '../../../shared/checklist/page-verdicts.ts';
import { withPage } from '../../../shared/checklist/with-page.ts';
import { valuesOf } from '../../../shared/dossier/values.ts';
import type { AskedField, Observation } from '../../../shared/pages/recipe.ts';
import { fact } from '../fact.ts';

const KNOWN = valuesOf([
  fact('contact.email', 'taro@contoso.co.jp'),
  fact('company.legalName', '株式会社コントソ'),
  fact('tenant.country', 'JP'),
  fact('partnerId:a1.type', 'global'),
]);
const typed = (field: AskedField['field'], present: string, given: Partial<AskedField> = {}): AskedField => ({
  field,
  ask: 0,
  label: '',
  present,
  required: true,
  disabled: false,
  ...given,
});
const shown = (field: Observation['field'], value: string, record?: string): Observation => ({
  field,
  value,
  raw: value,
  ...(record === undefined ? {} : { record }),
});

describe('the dossier as the page would have it', () => {
  test.each<[string, readonly Observation[], readonly AskedField[], string | undefined]>([
    ['nothing stands on the page', [], [], 'taro@contoso.co.jp'],
    ['something is typed', [], [typed('contact.email', 'taro@gmail.com')], 'taro@gmail.com'],
    ['the field is empty', [], [typed('contact.email', '')], 'taro@contoso.co.jp'],
    ['something is shown', [shown('contact.email', 'a@gmail.com')], [], 'a@gmail.com'],
    ['both', [shown('contact.email', 'a@gmail.com')], [typed('contact.email', 'b@aol.com')], 'b@aol.com'],
  ])('when %s', (_name, observations, asked, email) => {
    expect(withPage(KNOWN, observations, asked).single['contact.email']).toBe(email);
  });

  test('part of a phone number is not the number', () => {
    const { single } = withPage(KNOWN, [], [typed('contact.phone', '+81', { as: 'calling-code' })]);
    expect(single['contact.phone']).toBeUndefined();
  });

  test('what was entered and what is shown still stand side by side', () => {
    const { single } = withPage(KNOWN, [shown('company.legalName', '(株)コントソ')], []);
    expect(single['company.legalName@entered']).toBe('株式会社コントソ');
    expect(single['company.legalName@portal']).toBe('(株)コントソ');
  });

  test('the chosen row is a record beside the others; rows that are not chosen are none', () => {
    const rows = [shown('partnerId.type', 'global', '0'), shown('partnerId.type', 'location', 'chosen')];
    expect(withPage(KNOWN, rows, []).records['partnerId']).toEqual({
      a1: { 'partnerId.type': 'global', 'partnerId.type@entered': 'global' },
      chosen: { 'partnerId.type': 'location' },
    });
  });

  test('the dossier itself stays as it is', () => {
    const before = structuredClone(KNOWN);
    withPage(KNOWN, [shown('partnerId.type', 'global', 'chosen')], [typed('contact.email', 'x@gmail.com')]);
    expect(KNOWN).toEqual(before);
  });
});

describe('the verdicts of a page', () => {
  const broken = (observations: readonly Observation[], asked: readonly AskedField[]) =>
    pageVerdicts({ observations, asked }, KNOWN)
      .filter(({ state }) => state === 'broken')
      .map(({ rule, record }) => [rule, record]);

  test('are about what it asks, not about the rest of the dossier', () => {
    expect(broken([], [typed('contact.email', 'taro@gmail.com')])).toEqual([['contact-email-not-webmail', null]]);
    expect(broken([], [typed('company.city', '港区')])).toEqual([]);
  });

  test('are about what it shows', () => {
    expect(broken([shown('company.legalName', '(株)コントソ')], [])).toEqual([['legal-name-as-on-portal', null]]);
  });

  test("are about the row that is chosen, not about the dossier's own records", () => {
    const grid = [shown('partnerId.type', 'location', '0'), shown('partnerId.type', 'global', '1')];
    expect(broken(grid, [])).toEqual([]);
    expect(broken([...grid, shown('partnerId.type', 'global', 'chosen')], [])).toEqual([
      ['partner-id-is-location', 'chosen'],
    ]);
  });

  test.each([
    ['enrolment-form', [typed('company.city', '港区')]],
    ['csp-overview', []],
  ])('are about the account on each page that shows it: %s', (_page, asked) => {
    const rule = [['signed-in-account-is-company', null]];
    const known = valuesOf([fact('tenant.initialDomain', 'contoso.onmicrosoft.com')]);
    const said = (account: string, shows: readonly Observation[] = [shown('signedIn.account', account)]) =>
      pageVerdicts({ observations: shows, asked }, known)
        .filter(({ state }) => state === 'broken')
        .map(({ rule: id, record }) => [id, record]);
    expect(said('admin@fabrikam.com')).toEqual(rule);
    expect(said('admin@contoso.onmicrosoft.com')).toEqual([]);
    expect(said('', [])).toEqual([]);
  });

  test('do not count the account of another day: only what the page shows now', () => {
    const known = valuesOf([
      fact('tenant.initialDomain', 'contoso.onmicrosoft.com'),
      fact('signedIn.account', 'admin@fabrikam.com', 'portal'),
    ]);
    const rule = 'signed-in-account-is-company';
    const states = (shows: readonly Observation[]) =>
      pageVerdicts({ observations: shows, asked: [] }, known).flatMap((it) => (it.rule === rule ? [it.state] : []));
    expect(states([shown('signedIn.account', 'admin@contoso.onmicrosoft.com')])).toEqual(['holds']);
    expect(states([shown('company.city', '港区')])).toEqual([]);
  });
});
