/**
 * The part of the Web Cryptography API that browsers and Node offer alike. `shared/` is compiled without DOM and
 * without Node types, so the few calls it makes are declared here and the object itself comes in as an argument.
 * Source: https://www.w3.org/TR/webcrypto-2/
 */
export interface SubtleLike {
  digest(algorithm: string, data: BufferLike): Promise<ArrayBuffer>;
  importKey(
    format: 'raw' | 'spki',
    data: BufferLike,
    algorithm: string | { readonly name: string; readonly hash?: string; readonly namedCurve?: string },
    extractable: boolean,
    usages: readonly string[],
  ): Promise<KeyLike>;
  exportKey(format: 'raw' | 'spki', key: KeyLike): Promise<ArrayBuffer>;
  deriveBits(algorithm: object | string, key: KeyLike, bits: number): Promise<ArrayBuffer>;
  deriveKey(
    algorithm: object | string,
    key: KeyLike,
    derived: object | string,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<KeyLike>;
  generateKey(algorithm: object | string, extractable: boolean, usages: readonly string[]): Promise<unknown>;
  sign(algorithm: string, key: KeyLike, data: BufferLike): Promise<ArrayBuffer>;
  verify(algorithm: string, key: KeyLike, signature: BufferLike, data: BufferLike): Promise<boolean>;
}

/** A key held by the platform. What is inside stays inside. */
export interface KeyLike {
  readonly type: string;
  readonly extractable: boolean;
}

/** Bytes as Web Cryptography takes them. */
export type BufferLike = Uint8Array<ArrayBuffer>;

/** Randomness and cryptography of this process; `globalThis.crypto` fits. */
export interface CryptoLike {
  readonly subtle: SubtleLike;
  getRandomValues(bytes: BufferLike): BufferLike;
  randomUUID(): string;
}
