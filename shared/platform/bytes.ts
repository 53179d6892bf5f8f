import type { BufferLike } from './web-crypto.ts';

interface TextCodecs {
  readonly TextEncoder: new () => { encode(text: string): BufferLike };
}
// Browsers and Node both have it; neither's types are compiled into `shared/`.
const encoder = new (globalThis as unknown as TextCodecs).TextEncoder();

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The UTF-8 bytes of a text. */
export function utf8(text: string): BufferLike {
  return encoder.encode(text);
}

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(bytes.length - at, 3) + 1;
    for (let letter = 0; letter < letters; letter++) text += ALPHABET.charAt((group >> (18 - 6 * letter)) & 63);
  }
  return text;
}

/** The bytes of a base64url text; null when the text is not base64url in its one canonical form. */
export function fromBase64Url(text: string): BufferLike | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let group = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    const six = ALPHABET.indexOf(letter);
    if (six < 0) return null;
    group = ((group << 6) | six) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (group >> held) & 255;
    }
  }
  return toBase64Url(bytes) === text ? bytes : null;
}

/** Bytes as lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
