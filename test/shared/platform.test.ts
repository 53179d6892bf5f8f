import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../shared/platform/bytes.ts';

test('bytes survive base64url, as the platform writes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (given) => {
      const bytes = new Uint8Array(given);
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    }),
  );
});

test.each(['A', 'AB=', 'A+', 'AB', 'AA\n', '=', 'あ'])('%j is refused', (text) => {
  expect(fromBase64Url(text)).toBeNull();
});
