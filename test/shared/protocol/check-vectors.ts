import { fromBase64Url, toBase64Url } from '../../../shared/platform/bytes.ts';
import type { CryptoLike } from '../../../shared/platform/web-crypto.ts';
import {
  connectHash,
  connectKeys,
  isProof,
  lengthPrefixed,
  pairHash,
  pairKeys,
  prove,
} from '../../../shared/protocol/cs1.ts';

/** Known answers of cs1: what test/fixtures/cs1-vectors.json holds. */
export interface Vectors {
  readonly lengthPrefixed: { readonly fields: readonly string[]; readonly joined: string };
  readonly connect: Readonly<Record<'long' | 'hash' | 'md' | 'me', string>> & {
    readonly said: Parameters<typeof connectHash>[1];
  };
  readonly pair: Readonly<Record<'secret' | 'code' | 'hash' | 'md' | 'me' | 'long', string>> & {
    readonly said: Parameters<typeof pairHash>[1];
  };
}

const bytes = (text: string) => fromBase64Url(text) ?? new Uint8Array();

/**
 * Computes every known answer with our code and this platform's cryptography. It touches nothing of Node and nothing of
 * a page, so it runs wherever the protocol does.
 *
 * @returns the names of the answers that differ; none when all agree
 */
export async function checkVectors({ subtle }: CryptoLike, vectors: Vectors): Promise<readonly string[]> {
  const { connect, pair } = vectors;
  const wrong: string[] = [];
  const same = (name: string, ours: Uint8Array, expected: string) => {
    if (toBase64Url(ours) !== expected) wrong.push(name);
  };
  const holds = (name: string, isRight: boolean) => {
    if (!isRight) wrong.push(name);
  };
  same('length-prefixed', lengthPrefixed(...vectors.lengthPrefixed.fields), vectors.lengthPrefixed.joined);

  const met = await connectHash(subtle, connect.said);
  const keys = await connectKeys(subtle, bytes(connect.long));
  same('connect hash', met, connect.hash);
  same('connect md', await prove(subtle, keys.d, met, 'd'), connect.md);
  same('connect me', await prove(subtle, keys.e, met, 'e'), connect.me);
  holds('connect md is a proof', await isProof(subtle, keys.d, met, 'd', connect.md));
  holds('connect md is no proof of the other side', !(await isProof(subtle, keys.e, met, 'd', connect.md)));

  const hash = await pairHash(subtle, pair.said);
  const made = await pairKeys(subtle, bytes(pair.secret), pair.code, hash);
  same('pair hash', hash, pair.hash);
  same('pair md', await prove(subtle, made.d, hash, 'd'), pair.md);
  same('pair me', await prove(subtle, made.e, hash, 'e'), pair.me);
  same('pair long', made.long, pair.long);
  for (const [name, key] of Object.entries({ ...keys, pairD: made.d, pairE: made.e })) {
    const taken = await subtle.exportKey('raw', key).then(
      () => true,
      () => false,
    );
    holds(`key ${name} stays inside`, !key.extractable && !taken);
  }
  return wrong;
}
