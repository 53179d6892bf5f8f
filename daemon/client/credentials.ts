import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { ClientPairing } from '../../shared/client/connect.ts';
import { fromBase64Url, toBase64Url } from '../../shared/platform/bytes.ts';
import type { BufferLike } from '../../shared/platform/web-crypto.ts';
import { connectKeys } from '../../shared/protocol/cs1.ts';
import { uuid } from '../../shared/protocol/change.ts';
import { ownerOnly, writeAtomically } from '../paths.ts';
import { StartFailure } from '../start-failure.ts';

const file = z.strictObject({
  version: z.literal(1),
  /** Id of the command line as a maker of changes. */
  device: uuid,
  /** Key id of the pairing, 16 bytes in base64url. */
  kid: z.string(),
  /** The long key, 32 bytes in base64url. */
  long: z.string(),
});

/** What the command line keeps in the data folder of a daemon. */
export interface Credentials {
  readonly device: string;
  readonly pairing: ClientPairing;
}

/**
 * Reads the command line's own pairing.
 *
 * @returns null before the first use
 * @throws StartFailure when others may read it, it is a link, or it is not ours
 */
export async function readCredentials(path: string): Promise<Credentials | null> {
  ownerOnly(path, 'file');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StartFailure(`${path} cannot be read: ${String(problem)}`);
  }
  try {
    const { device, kid, long } = file.parse(JSON.parse(text));
    const keys = await connectKeys(crypto.subtle, fromBase64Url(long) ?? new Uint8Array(32));
    return { device, pairing: { kid, keys } };
  } catch {
    throw new StartFailure(`${path} is damaged. Move it away; the command line then pairs anew by itself.`);
  }
}

/** Keeps a pairing, for its owner only. */
export function keepCredentials(path: string, device: string, kid: string, long: BufferLike): void {
  writeAtomically(path, JSON.stringify({ version: 1, device, kid, long: toBase64Url(long) }, null, 2));
}
