import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../shared/fields/index.ts';
import { en } from '../../shared/locales/en.ts';
import { type FieldKey, fieldKeyOf, fieldOf, isFieldKey, parsePath, pathOf } from '../../shared/fields/path.ts';

const accepts = (key: FieldKey, value: string) => fieldOf(key).schema.safeParse(value).success;

describe('values that real companies have', () => {
  test.each<[FieldKey, string]>([
    ['company.legalName', '㈱コントソ・ジャパン'],
    ['company.legalName', "O'Neil & Söhne GmbH"],
    ['contact.email', 'taro.yamada@contoso.co.jp'],
    ['contact.phone', '+81 3-1234-5678'],
    ['contact.phone', '０３－１２３４－５６７８'],
    ['company.website', 'www.contoso.co.jp'],
    ['company.website', 'https://contoso.co.jp/about?x=1'],
    ['tenant.initialDomain', 'contoso.onmicrosoft.com'],
    ['tenant.id', '11111111-2222-4333-8444-555555555555'],
    ['company.legalName', '株式会社　コントソ'],
    ['company.legalName', 'ｶ)ｺﾝﾄｿ'],
    ['company.legalName', '𠮷'.repeat(100)],
    ['company.postalCode', '〒108-0075'],
    ['contact.phone', '03(1234)5678'],
    ['contact.phone', '＋８１－３－１２３４－５６７８'],
    ['contact.email', '太郎@コントソ.jp'],
    ['company.website', 'コントソ.jp'],
    ['company.country', 'JP'],
    ['csp.mpaAcceptedOn', '2024-02-29'],
    ['partnerId.number', '6234567'],
    ['partnerId.type', 'location'],
    ['evidence.name', '履歴事項全部証明書.pdf'],
    ['evidence.type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['evidence.size', '20971520'],
    ['evidence.hash', 'a0'.repeat(32)],
  ])('%s takes %s', (key, value) => {
    expect(accepts(key, value)).toBe(true);
  });
});

describe('values that cannot be right', () => {
  test.each<[FieldKey, string]>([
    ['company.legalName', ''],
    ['company.legalName', 'two\nlines'],
    ['contact.email', 'taro'],
    ['contact.email', 'taro@@contoso.co.jp'],
    ['contact.phone', 'call me'],
    ['company.website', 'javascript:alert(1)'],
    ['company.country', 'Japan'],
    ['tenant.id', 'contoso'],
    ['tenant.initialDomain', 'https://contoso.onmicrosoft.com'],
    ['company.legalName', 'two\u2028lines'],
    ['company.legalName', 'x'.repeat(201)],
    ['contact.email', 'taro@contoso'],
    ['contact.email', 'ta ro@contoso.co.jp'],
    ['contact.email', 'taro@contoso..jp'],
    ['contact.phone', '+'],
    ['company.website', 'https://user@contoso.co.jp/'],
    ['company.website', 'contoso'],
    ['company.country', 'jp'],
    ['csp.mpaAcceptedOn', '2026-02-29'],
    ['csp.mpaAcceptedOn', '2026-13-01'],
    ['csp.mpaAcceptedOn', '22.11.2026'],
    ['partnerId.number', '１２３'],
    ['partnerId.number', '12345678901'],
    ['partnerId.number', '12 34'],
    ['partnerId.type', 'both'],
    ['evidence.hash', 'A0'.repeat(32)],
    ['evidence.size', '1.5'],
  ])('%s refuses %s', (key, value) => {
    expect(accepts(key, value)).toBe(false);
  });
});

test.each<[FieldKey, string, string]>([
  ['company.legalName', '', 'empty'],
  ['company.legalName', 'x'.repeat(201), 'too-long'],
  ['company.legalName', 'a\nb', 'one-line'],
  ['contact.email', 'taro', 'email'],
  ['contact.phone', 'call me', 'tel'],
  ['company.website', 'contoso', 'url'],
  ['company.country', 'jp', 'country'],
  ['tenant.id', 'x', 'tenant-id'],
  ['tenant.initialDomain', 'x', 'domain'],
  ['partnerId.number', 'x', 'partner-number'],
  ['csp.mpaAcceptedOn', 'x', 'date'],
  ['csp.mpa', 'x', 'choice'],
  ['evidence.type', 'pdf', 'media-type'],
  ['evidence.size', '0', 'byte-count'],
  ['evidence.hash', '../../etc/passwd', 'file-hash'],
])('%s refuses %j as %s, for which there are words', (key, value, error) => {
  expect(fieldOf(key).schema.safeParse(value).error?.issues[0]?.message).toBe(error);
  expect(en).toHaveProperty([`field-error.${error}`]);
});

test.each([
  ['company.legalName', 'company.legalName'],
  ['partnerId.number', null],
  ['company:a1.legalName', null],
  ['step:welcome.state', 'step.state'],
  ['partnerId:a1.number.x', null],
  [`partnerId:${'a'.repeat(65)}.number`, null],
  ['partnerId:a_1.number', null],
  ['', null],
  ['partnerId:a1-b2.number', 'partnerId.number'],
  ['evidence:a1.hash', 'evidence.hash'],
  ['evidence.hash', null],
  ['company.moonPhase', null],
  ['partnerId:.number', null],
  ['toString', null],
  ['__proto__.x', null],
])('the field of %s is %s', (path, key) => {
  expect(fieldKeyOf(path)).toBe(key);
});

test.each<[FieldKey, string | null]>([
  ['company.legalName', null],
  ['partnerId.number', 'a1-b2'],
])('the path of %s in %s leads back to it', (key, record) => {
  expect(fieldKeyOf(pathOf(key, record))).toBe(key);
  expect(parsePath(pathOf(key, record))?.record).toBe(record);
});

test('the path of a record has its id', () => {
  expect(pathOf('partnerId.number', 'a1')).toBe('partnerId:a1.number');
});

const CORPUS = join(import.meta.dirname, '../../../shared/corpora/blns/blns.json');
test.skipIf(!existsSync(CORPUS))(`no string of the list of naughty strings makes a field throw (${CORPUS})`, () => {
  const strings = JSON.parse(readFileSync(CORPUS, 'utf8')) as readonly string[];
  expect(strings.length).toBeGreaterThan(500);
  for (const key of Object.keys(FIELDS).filter(isFieldKey)) {
    for (const text of strings) expect(() => accepts(key, text)).not.toThrow();
  }
});
