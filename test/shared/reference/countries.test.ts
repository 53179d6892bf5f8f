import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COUNTRY_CODES } from '../../../shared/reference/country-codes.ts';
import { countryCode, countryName } from '../../../shared/reference/countries.ts';

test.each([
  ['JP', 'ja', '日本'],
  ['JP', 'en', 'Japan'],
  ['JP', 'en_US', 'Japan'],
  ['JP', 'not a language', 'Japan'],
  ['JP', '', 'Japan'],
  ['nowhere', 'en', 'nowhere'],
])('%s in %j is %s', (code, language, name) => {
  expect(countryName(code, language)).toBe(name);
});

describe('the code of a country, from what pages and people write', () => {
  test.each([
    ['jp', 'en', 'JP'],
    ['ＪＰ', 'ja', 'JP'],
    [' Japan ', 'ja', 'JP'],
    ['日本国', 'ja', 'JP'],
    ['日本国', 'en', 'JP'],
    ['Korea, Republic of', 'en', 'KR'],
    ['大韓民国', 'ja', 'KR'],
    ['Turkey', 'en', 'TR'],
    ['Türkiye', 'en', 'TR'],
    ['Hong Kong SAR', 'en', 'HK'],
    ['香港', 'ja', 'HK'],
    ["Cote d'Ivoire", 'en', 'CI'],
    ['Trinidad and Tobago', 'en', 'TT'],
    ['米国', 'ja', 'US'],
    ['Germany', 'de', 'DE'],
    ['Deutschland', 'de', 'DE'],
    ['Japan', 'not a language', 'JP'],
  ])('%s on a page in %j is %s', (text, language, code) => {
    expect(countryCode(text, language)).toBe(code);
  });

  test.each(['', 'constructor', 'toString', '__proto__', 'Atlantis', 'XX', '日'])('%j is no country', (text) => {
    expect(countryCode(text, 'ja')).toBeNull();
  });

  test.each(['en', 'ja', 'de', 'ko', 'zh-tw'])('every country is found by its own name in %s', (language) => {
    expect(COUNTRY_CODES.filter((code) => countryCode(countryName(code, language), language) !== code)).toEqual([]);
  });
});

const REGIONS = join(import.meta.dirname, '../../../../shared/domain/csp-regions.csv');
test.skipIf(!existsSync(REGIONS))(`every country of Microsoft's table is known by its name there (${REGIONS})`, () => {
  const rows = readFileSync(REGIONS, 'utf8').trim().split('\n').slice(1);
  const named = rows.map((row) => /^([A-Z]{2}),(?:"([^"]*)"|([^,]*)),/.exec(row) ?? []);
  const wrong = named.filter(([, code, quoted, plain]) => countryCode(quoted ?? plain ?? '', 'en') !== code);
  expect(wrong.map(([row]) => row)).toEqual([]);
  expect(new Set(named.map(([, code]) => code))).toEqual(new Set(COUNTRY_CODES));
});
