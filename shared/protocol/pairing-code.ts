import type { BufferLike } from '../platform/web-crypto.ts';

// Crockford's base32: no I, L, O, U. https://www.crockford.com/base32.html
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** How many random bytes one code is made of (80 bits). */
export const PAIRING_CODE_BYTES = 10;

/** A pairing code of 16 letters and digits, from {@link PAIRING_CODE_BYTES} random bytes. */
export function pairingCode(random: BufferLike): string {
  let bits = 0n;
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: LENGTH }, (_, at) =>
    ALPHABET.charAt(Number((bits >> BigInt(5 * (LENGTH - 1 - at))) & 31n)),
  ).join('');
}

/** The code as people read it: `QQ6E-NHMC-6T0X-20XF`. */
export function showPairingCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * The code as it is used in proofs, from what a person typed or pasted: case, spaces and dashes do not matter, nor
 * whether O or 0, I, L or 1 was meant.
 *
 * @returns null when it is not a pairing code
 */
export function foldPairingCode(typed: string): string | null {
  const folded = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−ー]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return folded.length === LENGTH && [...folded].every((letter) => ALPHABET.includes(letter)) ? folded : null;
}
