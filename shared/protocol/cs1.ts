import { fromBase64Url, utf8 } from '../platform/bytes.ts';
import type { BufferLike, CryptoLike, KeyLike, SubtleLike } from '../platform/web-crypto.ts';

/** What both sides of a connection must agree on, byte for byte (PROTOCOL.md, P10). */
export interface ConnectTranscript {
  /** Key id of the pairing, base64url. */
  readonly kid: string;
  /** The literal address each side itself used, such as `127.0.0.1:47615`. */
  readonly endpoint: string;
  /** The extension's origin, as the browser sends it. */
  readonly origin: string;
  /** The extension's nonce, 32 bytes in base64url. */
  readonly ne: string;
  /** The daemon's nonce, 32 bytes in base64url. */
  readonly nd: string;
}

/** What both sides of a pairing must agree on, byte for byte (PROTOCOL.md, P20). */
export interface PairTranscript extends Omit<ConnectTranscript, 'kid'> {
  /** The extension's ephemeral P-256 public key, raw point in base64url. */
  readonly pe: string;
  /** The daemon's ephemeral P-256 public key, raw point in base64url. */
  readonly pd: string;
}

/** The two directions' proof keys of one pairing: `d` proves the daemon, `e` the extension. */
export interface ProofKeys {
  readonly d: KeyLike;
  readonly e: KeyLike;
}

/** What a pairing derives: proof keys for this pairing only, and the long key's bytes (32). */
export interface PairKeys extends ProofKeys {
  readonly long: BufferLike;
}

const HMAC = { name: 'HMAC', hash: 'SHA-256', length: 256 };

/** Joins fields so that no two lists of fields give the same bytes: each is preceded by its 32-bit length. */
export function lengthPrefixed(...fields: readonly (string | Uint8Array)[]): BufferLike {
  const parts = fields.map((field) => (typeof field === 'string' ? utf8(field) : field));
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(joined.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    joined.set(part, at + 4);
    at += 4 + part.length;
  }
  return joined;
}

/** SHA-256 over everything that was said while connecting. */
export async function connectHash(subtle: SubtleLike, said: ConnectTranscript): Promise<BufferLike> {
  const { kid, endpoint, origin, ne, nd } = said;
  return sha256(subtle, lengthPrefixed('cs1 conn', kid, endpoint, origin, ne, nd));
}

/** SHA-256 over everything that was said while pairing. */
export async function pairHash(subtle: SubtleLike, said: PairTranscript): Promise<BufferLike> {
  const { endpoint, origin, ne, pe, nd, pd } = said;
  return sha256(subtle, lengthPrefixed('cs1 pair', endpoint, origin, ne, pe, nd, pd));
}

/** The proof keys of a connection, from the long key. They cannot be exported. */
export async function connectKeys(subtle: SubtleLike, long: BufferLike): Promise<ProofKeys> {
  const base = await subtle.importKey('raw', long, 'HKDF', false, ['deriveKey']);
  const key = (direction: string) => deriveProofKey(subtle, base, utf8('cs1'), `conn ${direction}`);
  return { d: await key('d'), e: await key('e') };
}

/**
 * The keys of one pairing, from the ephemeral shared secret and the folded pairing code.
 *
 * @param hash - {@link pairHash} of what was said
 */
export async function pairKeys(
  subtle: SubtleLike,
  secret: BufferLike,
  code: string,
  hash: BufferLike,
): Promise<PairKeys> {
  const base = await subtle.importKey('raw', lengthPrefixed(secret, code), 'HKDF', false, ['deriveKey', 'deriveBits']);
  const long = await subtle.deriveBits(hkdf(hash, 'cs1 long'), base, 256);
  return {
    d: await deriveProofKey(subtle, base, hash, 'cs1 pair d'),
    e: await deriveProofKey(subtle, base, hash, 'cs1 pair e'),
    long: new Uint8Array(long),
  };
}

/** One side's proof that it holds the key: a MAC over the transcript's hash and the direction's letter. */
export async function prove(
  subtle: SubtleLike,
  key: KeyLike,
  hash: BufferLike,
  direction: string,
): Promise<BufferLike> {
  return new Uint8Array(await subtle.sign('HMAC', key, lengthPrefixed(hash, direction)));
}

/** Whether a proof (base64url) is the other side's. Compared in constant time by the platform. */
export async function isProof(
  subtle: SubtleLike,
  key: KeyLike,
  hash: BufferLike,
  direction: string,
  proof: string,
): Promise<boolean> {
  const bytes = fromBase64Url(proof);
  return bytes !== null && subtle.verify('HMAC', key, bytes, lengthPrefixed(hash, direction));
}

/** A fresh ephemeral key pair for one pairing: the public point (65 bytes) and what turns the peer's into a secret. */
export async function ephemeral(crypto: CryptoLike): Promise<{
  readonly publicPoint: BufferLike;
  /** @returns the shared secret, or null when the peer's bytes are no point of the curve */
  secretWith(peerPoint: BufferLike): Promise<BufferLike | null>;
}> {
  const { subtle } = crypto;
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
  const pair = (await subtle.generateKey(algorithm, false, ['deriveBits'])) as {
    readonly publicKey: KeyLike;
    readonly privateKey: KeyLike;
  };
  return {
    publicPoint: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)),
    async secretWith(peerPoint) {
      const peer = await subtle.importKey('raw', peerPoint, algorithm, false, []).catch(() => null);
      if (peer === null) return null;
      return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: peer }, pair.privateKey, 256));
    },
  };
}

async function deriveProofKey(subtle: SubtleLike, base: KeyLike, salt: BufferLike, info: string): Promise<KeyLike> {
  return subtle.deriveKey(hkdf(salt, info), base, HMAC, false, ['sign', 'verify']);
}

function hkdf(salt: BufferLike, info: string) {
  return { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
}

async function sha256(subtle: SubtleLike, bytes: BufferLike): Promise<BufferLike> {
  return new Uint8Array(await subtle.digest('SHA-256', bytes));
}
