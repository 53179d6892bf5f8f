import { describe, expect, test } from 'vitest';
import { valuesOf } from '../../../shared/dossier/values.ts';
import { en } from '../../../shared/locales/en.ts';
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
    ['taro@outlook.jp', 'broken'],
    ['taro@icloud.com', 'broken'],
    ['taro@docomo.ne.jp', 'holds'],
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
  ['taro@docomo.ne.jp', 'broken'],
  ['taro@abc.ocn.ne.jp', 'broken'],
  ['taro@qq.com', 'broken'],
  ['taro@gmail.com', 'holds'],
  ['taro@contoso.ne.jp', 'holds'],
  ['taro@docomo.ne.jp.contoso.co.jp', 'holds'],
])('contact-email-not-provider-mail %s: %s, and no more than a warning', (email, state) => {
  const found = verdict('contact-email-not-provider-mail', [['contact.email', email]]);
  expect(found).toMatchObject({ state, severity: 'warning' });
});

test.each([
  ['taro@contoso.onmicrosoft.com', 'broken'],
  ['taro@contoso.mail.onmicrosoft.com', 'broken'],
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

  test('what a record does not know is unknown; there is no verdict without a record', () => {
    const rule = 'partner-id-in-tenant-country';
    expect(verdict(rule, [['partnerId:a1.country', 'JP']])?.state).toBe('unknown');
    expect(verdict(rule, [['tenant.country', 'JP']])).toBeUndefined();
  });

  test('the values of the record count before those outside it', () => {
    const single = { 'tenant.country': 'JP', 'partnerId.country': 'JP' };
    const records = { partnerId: { chosen: { 'partnerId.country': 'US' } } };
    const found = evaluate({ single, records }).find(({ rule }) => rule === 'partner-id-in-tenant-country');
    expect(found).toMatchObject({ state: 'broken', params: { partnerCountry: 'US', tenantCountry: 'JP' } });
  });

  test('a record may have any name', () => {
    expect(verdict('partner-id-is-location', [['partnerId:constructor.type', 'global']])).toMatchObject({
      record: 'constructor',
      state: 'broken',
    });
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
    ['が', 'か\u3099', null],
    ['株式会社コントソ', '(株)コントソ', { position: '1', here: '株', there: '(', difference: 'company-form' }],
    ['株式会社コントソ', '㈱コントソ', { here: '株', there: '㈱', difference: 'company-form' }],
    ['株式会社コントソ', 'コントソ株式会社', { here: '株', there: 'コ', difference: 'letter' }],
    ['(株)コントソ', '（株）コントソ', { here: '( U+0028', there: '（ U+FF08', difference: 'width' }],
    ['㈱コントソ', '(株)コントソ', { here: '㈱ U+3231', there: '( U+0028', difference: 'width' }],
    ['ＡＢＣ商事', 'ABC商事', { position: '1', here: 'Ａ', there: 'A', difference: 'width' }],
    ['スーパー', 'ス－パー', { position: '2', here: 'ー U+30FC', there: '－ U+FF0D', difference: 'letter' }],
    ['コントソ 株式会社', 'コントソ　株式会社', { here: '␣ U+0020', there: '␣ U+3000', difference: 'blank' }],
    ['コントソ株式会社', 'コントソ 株式会社', { position: '5', here: '株', there: '␣', difference: 'blank' }],
    ['コントソ ', 'コントソ', { position: '5', here: '␣', there: '∅', difference: 'blank' }],
    ['Contoso K.K.', 'Contoso KK', { position: '10', here: '.', there: 'K', difference: 'company-form' }],
    ['Contoso Co., Ltd.', 'Contoso Company Limited', { position: '11', difference: 'company-form' }],
    ['Contoso', 'CONTOSO', { position: '2', here: 'o', there: 'O', difference: 'case' }],
    ['Contoso', 'Contoso Japan', { position: '8', here: '∅', there: '␣', difference: 'end' }],
    ['𠮷田商店', '吉田商店', { position: '1', here: '𠮷', there: '吉', difference: 'letter' }],
  ])('%s against %s', (entered, shown, params) => {
    const found = verdict('legal-name-as-on-portal', [
      ['company.legalName', entered],
      ['company.legalName', shown, 'portal'],
    ]);
    expect(found?.state).toBe(params === null ? 'holds' : 'broken');
    expect(found?.params).toMatchObject(params ?? {});
    expect(en).toHaveProperty([`difference.${found?.params['difference'] ?? 'letter'}`]);
  });
});

describe('signed-in-account-is-company', () => {
  const id = 'signed-in-account-is-company';
  const TENANT: Parameters<typeof fact> = ['tenant.initialDomain', 'contoso.onmicrosoft.com'];
  const WEBSITE: Parameters<typeof fact> = ['company.website', 'https://www.contoso.co.jp:443/ja/'];
  const CONTACT: Parameters<typeof fact> = ['contact.email', 'taro@contoso.com'];
  const signedIn = (account: string, ...facts: Parameters<typeof fact>[]) =>
    verdict(id, [['signedIn.account', account, 'portal'], ...facts]);

  test.each([
    ['admin@contoso.onmicrosoft.com', 'holds'],
    ['Admin@Contoso.OnMicrosoft.com', 'holds'],
    ['taro@contoso.co.jp', 'holds'],
    ['taro@tokyo.contoso.co.jp', 'holds'],
    ['hanako@contoso.com', 'holds'],
    ['hanako@mail.contoso.com', 'holds'],
    ['admin@fabrikam.onmicrosoft.com', 'broken'],
    ['admin@notcontoso.onmicrosoft.com', 'broken'],
    ['taro@contoso.co.jp.fabrikam.com', 'broken'],
    ['taro@co.jp', 'broken'],
    ['taro@gmail.com', 'broken'],
  ])('%s: %s, and no more than a warning', (account, state) => {
    expect(signedIn(account, TENANT, WEBSITE, CONTACT)).toMatchObject({ state, severity: 'warning', record: null });
  });

  test('says who is signed in and by what the company is known', () => {
    expect(signedIn('taro@fabrikam.com', TENANT, WEBSITE, CONTACT)?.params).toEqual({
      account: 'taro@fabrikam.com',
      domains: 'contoso.onmicrosoft.com, contoso.co.jp, contoso.com',
    });
    expect(signedIn('taro@fabrikam.com', TENANT)?.params['domains']).toBe('contoso.onmicrosoft.com');
  });

  test('a contact with a free mailbox does not make everybody there the company', () => {
    const contact: Parameters<typeof fact> = ['contact.email', 'contoso@gmail.com'];
    expect(signedIn('someone@gmail.com', TENANT, contact)?.state).toBe('broken');
  });

  test.each(['contoso.co.jp', 'http://contoso.co.jp', 'HTTPS://WWW.Contoso.co.jp/', 'contoso.co.jp:8080/x'])(
    'the website may be written as %s',
    (website) => {
      expect(signedIn('taro@contoso.co.jp', TENANT, ['company.website', website])?.state).toBe('holds');
    },
  );

  test('without the tenant nothing is known, whatever else is', () => {
    expect(signedIn('taro@fabrikam.com', WEBSITE, CONTACT)?.state).toBe('unknown');
    expect(verdict(id, [TENANT])?.state).toBe('unknown');
  });

  test.each(['Contoso Japan K.K.', 'taro@contoso', 'taro@fabrikam.com (Fabrikam)', '@fabrikam.com'])(
    '%s is no address, so there is nothing to judge and nothing to be missed',
    (account) => {
      expect([signedIn(account, TENANT)?.state, signedIn(account)?.state]).toEqual(['holds', 'holds']);
    },
  );
});
