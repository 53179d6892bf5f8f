import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldPairingCode, pairingCode, showPairingCode } from '../../../shared/protocol/pairing-code.ts';

test('any code can be read off, typed in and is the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      const code = pairingCode(new Uint8Array(bytes));
      expect(foldPairingCode(showPairingCode(code).toLowerCase())).toBe(code);
    }),
  );
});

test.each([
  ['QQ6E-NHMC-6T0X-20XF', 'QQ6ENHMC6T0X20XF'],
  ['qq6e nhmc 6tox 2oxf', 'QQ6ENHMC6T0X20XF'],
  ['ＱＱ６Ｅ－ＮＨＭＣ－６Ｔ０Ｘ－２０ＸＦ', 'QQ6ENHMC6T0X20XF'],
  ['IL10-0000-0000-0000', '1110000000000000'],
  ['QQ6E-NHMC-6T0X', null],
  ['UUUU-UUUU-UUUU-UUUU', null],
  ['', null],
])('%s is %s', (typed, code) => {
  expect(foldPairingCode(typed)).toBe(code);
});
