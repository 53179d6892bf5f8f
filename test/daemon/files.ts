import { createHash } from 'node:crypto';
import { type SentFile, download } from '../../shared/client/files.ts';
import type { Sync } from '../../shared/client/sync.ts';
import type { FileAnswer } from '../../shared/protocol/file-messages.ts';
import type { RawClient } from './client.ts';

/** SHA-256 in hexadecimal. */
export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Asks one question about a file after the other, as the client core does. */
export function filesOf(client: RawClient): Pick<Sync, 'file'> {
  return {
    async file(question) {
      client.say(question);
      for (;;) {
        const text = await client.wire.receive();
        if (text === null) return null;
        const message = JSON.parse(text) as FileAnswer | { readonly type: 'ping' };
        if (message.type.startsWith('file-')) return message as FileAnswer;
      }
    },
  };
}

/** A file to send, made of bytes; or said to be another. */
export const fileOf = (bytes: Uint8Array, hash = hashOf(bytes)): SentFile => ({
  hash,
  size: bytes.length,
  read: async (at, limit) => Promise.resolve(bytes.subarray(at, at + limit)),
});

/** The whole of a file, or why it is not to be had. */
export async function fetched(client: RawClient, hash: string): Promise<Uint8Array | string> {
  const parts: Uint8Array[] = [];
  const got = await download(filesOf(client), hash, async (bytes) => Promise.resolve(void parts.push(bytes)));
  return got.ok ? Buffer.concat(parts) : got.code;
}
