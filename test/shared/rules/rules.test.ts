import { describe, expect, test } from 'vitest';
import { valuesOf } from '../../../shared/dossier/values.ts';
import { evaluate } from '../../../shared/rules/evaluate.ts';
import { fact } from '../fact.ts';

const verdict = (rule: string, facts: Parameters<typeof fact>[]) =>
  evaluate(valuesOf(facts.map((given) => fact(...given)))).find((it) => it.rule === rule);

describe('contact-email-not-webmail', () => {
  test.each([
    ['taro@gmail.com', 'broken'],
    ['taro@yahoo.co.jp', 'broken'],
    ['TARO@Gmail.COM', 'broken'],
    ['taro@ｇｍａｉｌ.com', 'broken'],
    ['taro@docomo.ne.jp', 'broken'],
    ['taro@contoso.co.jp', 'holds'],
    ['taro@mygmail.com', 'holds'],
    ['taro@gmail.com.contoso.co.jp', 'holds'],
  ])('%s: %s', (email, state) => {
    expect(verdict('contact-email-not-webmail', [['contact.email', email]])?.state).toBe(state);
  });

  test('not knowing is not failing', () => {
    expect(verdict('contact-email-not-webmail', [])?.state).toBe('unknown');
  });
});

test.each([
  ['taro@contoso.onmicrosoft.com', 'broken'],
  ['taro@onmicrosoft.com.contoso.co.jp', 'holds'],
  ['taro@contoso.co.jp', 'holds'],
])('contact-email-not-onmicrosoft %s: %s', (email, state) => {
  expect(verdict('contact-email-not-onmicrosoft', [['contact.email', email]])?.state).toBe(state);
});

describe('PartnerID rules', () => {
  test.each([
    ['JP', 'JP', 'holds'],
    ['US', 'JP', 'broken'],
    ['GB', 'FR', 'broken'],
  ])('a PartnerID of %s in a tenant of %s %s', (country, tenant, state) => {
    const facts: Parameters<typeof fact>[] = [
      ['partnerId:a1.country', country],
      ['tenant.country', tenant],
    ];
    expect(verdict('partner-id-in-tenant-country', facts)).toMatchObject({ state, record: 'a1' });
  });

  test.each([
    ['location', 'holds'],
    ['global', 'broken'],
  ])('a %s PartnerID %s', (type, state) => {
    expect(verdict('partner-id-is-location', [['partnerId:a1.type', type]])?.state).toBe(state);
  });

  test('each record is judged by itself; those that only the portal lists are not', () => {
    const facts = [
      fact('partnerId:a1.type', 'location'),
      fact('partnerId:b2.type', 'global'),
      fact('partnerId:5123456.type', 'global', 'portal'),
    ];
    const verdicts = evaluate(valuesOf(facts)).filter(({ rule }) => rule === 'partner-id-is-location');
    expect(verdicts.map(({ record, state }) => [record, state])).toEqual([
      ['a1', 'holds'],
      ['b2', 'broken'],
    ]);
  });
});

describe('legal-name-as-on-portal', () => {
  test.each([
    ['株式会社コントソ', '株式会社コントソ', null],
    ['株式会社コントソ', '(株)コントソ', { position: '1', here: '株', there: '(' }],
    ['Contoso K.K.', 'Contoso KK', { position: '10', here: '.', there: 'K' }],
    ['コントソ 株式会社', 'コントソ　株式会社', { position: '5', here: '␣', there: '␣' }],
    ['Contoso', 'Contoso Ltd', { position: '8', here: '∅', there: '␣' }],
    ['が', 'が', null],
  ])('%s against %s', (entered, shown, params) => {
    const found = verdict('legal-name-as-on-portal', [
      ['company.legalName', entered],
      ['company.legalName', shown, 'portal'],
    ]);
    expect(found?.state).toBe(params === null ? 'holds' : 'broken');
    expect(found?.params).toMatchObject(params ?? {});
  });
});
