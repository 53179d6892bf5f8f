import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { fromBase64Url, toBase64Url } from '../shared/platform/bytes.ts';
import type { BufferLike } from '../shared/platform/web-crypto.ts';
import { ownerOnly, writeAtomically } from './paths.ts';
import { StartFailure } from './start-failure.ts';

const pairing = z.strictObject({
  /** Key id, 16 bytes in base64url. */
  kid: z.string(),
  /** The long key, 32 bytes in base64url. */
  long: z.string(),
  origin: z.string(),
  label: z.string(),
  created: z.string(),
});
const file = z.strictObject({ version: z.literal(1), pairings: z.array(pairing) });

/** One paired browser profile or command line. */
export type Pairing = z.infer<typeof pairing>;

/** The pairings of this daemon: in memory, and in a file that only its owner may read. */
export interface Pairings {
  all(): readonly Pairing[];
  find(kid: string, origin: string): Pairing | null;
  hasOrigin(origin: string): boolean;
  add(pairing: Pairing): void;
  /** @returns whether there was such a pairing */
  remove(kid: string): boolean;
}

/**
 * Opens the key file, or begins without one.
 *
 * @throws StartFailure when others may read it, it is a link, or it is not ours
 */
export function openPairings(path: string): Pairings {
  ownerOnly(path, 'file');
  let list = readPairings(path);
  const save = (next: readonly Pairing[]) => {
    writeAtomically(path, JSON.stringify({ version: 1, pairings: next }, null, 2));
    list = next;
  };
  return {
    all: () => list,
    find: (kid, origin) => list.find((it) => it.kid === kid && it.origin === origin) ?? null,
    hasOrigin: (origin) => list.some((it) => it.origin === origin),
    add: (added) => save([...list, added]),
    remove(kid) {
      const left = list.filter((it) => it.kid !== kid);
      const found = left.length < list.length;
      // At once, and whatever becomes of the file: a disk that is full must not keep a browser paired.
      list = left;
      if (found) save(left);
      return found;
    },
  };
}

/** The bytes of a pairing's long key. */
export function longKeyOf({ long }: Pairing): BufferLike {
  return fromBase64Url(long) ?? new Uint8Array(32);
}

/** A new pairing; `kid` and `long` are bytes. */
export function newPairing(kid: BufferLike, long: BufferLike, origin: string, label: string, now: Date): Pairing {
  return { kid: toBase64Url(kid), long: toBase64Url(long), origin, label, created: now.toISOString() };
}

function readPairings(path: string): readonly Pairing[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new StartFailure(`${path} cannot be read: ${String(problem)}`);
  }
  try {
    return file.parse(JSON.parse(text)).pairings;
  } catch {
    throw new StartFailure(`${path} is damaged. Move it away; every browser then has to be paired again.`);
  }
}
