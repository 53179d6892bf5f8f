import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../shared/fields/index.ts';
import { type FieldKey, fieldKeyOf, fieldOf, isFieldKey, pathOf } from '../../shared/fields/path.ts';

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
    ['partnerId.number', '6234567'],
    ['partnerId.type', 'location'],
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
    ['partnerId.number', '12345678901'],
    ['partnerId.number', '12 34'],
    ['partnerId.type', 'both'],
  ])('%s refuses %s', (key, value) => {
    expect(accepts(key, value)).toBe(false);
  });
});

test.each([
  ['company.legalName', 'company.legalName'],
  ['partnerId:a1-b2.number', 'partnerId.number'],
  ['company.moonPhase', null],
  ['partnerId:.number', null],
  ['toString', null],
  ['__proto__.x', null],
])('the field of %s is %s', (path, key) => {
  expect(fieldKeyOf(path)).toBe(key);
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
