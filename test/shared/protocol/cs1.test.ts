import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../shared/platform/bytes.ts';
import {
  connectHash,
  connectKeys,
  isProof,
  lengthPrefixed,
  pairHash,
  pairKeys,
  prove,
} from '../../../shared/protocol/cs1.ts';
import { type Vectors, checkVectors } from './check-vectors.ts';

const path = join(import.meta.dirname, '../../fixtures/cs1-vectors.json');
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
const bytes = (text: string) => fromBase64Url(text) ?? new Uint8Array();
const { subtle } = crypto;

/** The protocol once more, from PROTOCOL.md's words and Node's own primitives, so that the vectors are not our code's echo. */
const joined = (...fields: readonly (string | Uint8Array)[]) =>
  Buffer.concat(
    fields.flatMap((field) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.from(field).length);
      return [length, Buffer.from(field)];
    }),
  );
const hashOf = (...fields: readonly string[]) =>
  createHash('sha256')
    .update(joined(...fields))
    .digest();
const keyOf = (secret: Buffer, salt: Buffer, info: string) => Buffer.from(hkdfSync('sha256', secret, salt, info, 32));
const mac = (key: Buffer, hash: Buffer, direction: string) =>
  createHmac('sha256', key).update(joined(hash, direction)).digest('base64url');

describe('connecting, by known answers', () => {
  const { said, long, hash, md, me } = vectors.connect;
  test('the vectors are what PROTOCOL.md says (P10, P12, P13)', () => {
    const expected = hashOf('cs1 conn', said.kid, said.endpoint, said.origin, said.ne, said.nd);
    const key = (info: string) => keyOf(Buffer.from(bytes(long)), Buffer.from('cs1'), info);
    expect(hash).toBe(expected.toString('base64url'));
    expect([md, me]).toEqual([mac(key('conn d'), expected, 'd'), mac(key('conn e'), expected, 'e')]);
  });
  test('our code gives them', async () => {
    const ours = await connectHash(subtle, said);
    const keys = await connectKeys(subtle, bytes(long));
    expect(toBase64Url(ours)).toBe(hash);
    expect(toBase64Url(await prove(subtle, keys.d, ours, 'd'))).toBe(md);
    expect(await isProof(subtle, keys.e, ours, 'e', me)).toBe(true);
    expect(await isProof(subtle, keys.e, ours, 'd', me)).toBe(false);
    expect(await isProof(subtle, keys.d, ours, 'e', me)).toBe(false);
  });
  test.each(['kid', 'endpoint', 'origin', 'ne', 'nd'] as const)('another %s is another transcript', async (field) => {
    expect(toBase64Url(await connectHash(subtle, { ...said, [field]: `${said[field]}x` }))).not.toBe(hash);
  });
});

describe('pairing, by known answers', () => {
  const { said, secret, code, hash, md, me, long } = vectors.pair;
  test('the vectors are what PROTOCOL.md says (P20)', () => {
    const expected = hashOf('cs1 pair', said.endpoint, said.origin, said.ne, said.pe, said.nd, said.pd);
    const key = (info: string) => keyOf(joined(bytes(secret), code), expected, info);
    expect(hash).toBe(expected.toString('base64url'));
    expect([md, me]).toEqual([mac(key('cs1 pair d'), expected, 'd'), mac(key('cs1 pair e'), expected, 'e')]);
    expect(long).toBe(key('cs1 long').toString('base64url'));
  });
  test('our code gives them, with keys that cannot be taken out', async () => {
    const ours = await pairHash(subtle, said);
    const keys = await pairKeys(subtle, bytes(secret), code, ours);
    expect(toBase64Url(ours)).toBe(hash);
    expect(toBase64Url(await prove(subtle, keys.e, ours, 'e'))).toBe(me);
    expect(toBase64Url(keys.long)).toBe(long);
    expect([keys.d.extractable, keys.e.extractable]).toEqual([false, false]);
  });
  test('another code gives other keys', async () => {
    const keys = await pairKeys(subtle, bytes(secret), `${code.slice(0, -1)}0`, bytes(hash));
    expect(toBase64Url(keys.long)).not.toBe(long);
  });
});

test('fields cannot run into each other', () => {
  expect(toBase64Url(lengthPrefixed(...vectors.lengthPrefixed.fields))).toBe(vectors.lengthPrefixed.joined);
  expect(lengthPrefixed('ab', 'c')).not.toEqual(lengthPrefixed('a', 'bc'));
});

describe('the check that runs in browsers, too', () => {
  test('finds nothing wrong here', async () => {
    expect(await checkVectors(crypto, vectors)).toEqual([]);
  });
  test.each<[string, (given: Vectors) => Vectors]>([
    ['connect md', (given) => ({ ...given, connect: { ...given.connect, md: given.connect.me } })],
    ['pair long', (given) => ({ ...given, pair: { ...given.pair, long: given.connect.long } })],
    [
      'pair hash',
      (given) => ({ ...given, pair: { ...given.pair, said: { ...given.pair.said, ne: given.pair.said.nd } } }),
    ],
  ])('finds a wrong %s', async (name, change) => {
    expect(await checkVectors(crypto, change(vectors))).toContain(name);
  });
});
