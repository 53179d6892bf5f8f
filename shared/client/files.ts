import { fromBase64Url, toBase64Url } from '../platform/bytes.ts';
import { type FileRefusalCode, MAX_CHUNK } from '../protocol/file-messages.ts';
import { type Result, ok, refused } from '../result.ts';
import type { Sync } from './sync.ts';

/** A file as it is sent: its name is the SHA-256 of its content, in hexadecimal. */
export interface SentFile {
  readonly hash: string;
  /** In bytes. */
  readonly size: number;
  /** Up to `limit` bytes from `at` on; at least one, unless `at` is the end. */
  read(at: number, limit: number): Promise<Uint8Array>;
}

/** Why a file did not arrive; `ended` when the connection did first: it goes on with the next one where it was. */
export type FileFailure = FileRefusalCode | 'ended';

/**
 * Sends what the daemon does not have of a file yet (PROTOCOL.md, P51 to P53).
 *
 * @param onProgress - hears how many bytes the daemon has
 * @returns when it is complete, checked and on the daemon's disk
 */
export async function upload(
  sync: Pick<Sync, 'file'>,
  { hash, size, read }: SentFile,
  onProgress: (have: number) => void = () => {},
): Promise<Result<null, FileFailure>> {
  let answer = await sync.file({ type: 'file-offer', hash, size });
  for (;;) {
    if (answer === null) return refused('ended');
    if (answer.type === 'file-refusal') return refused(answer.code);
    if (answer.type !== 'file-state') return refused('file-out-of-order');
    onProgress(answer.have);
    if (answer.have === size) return ok(null);
    const bytes = toBase64Url(await read(answer.have, MAX_CHUNK));
    answer = await sync.file({ type: 'file-chunk', hash, size, at: answer.have, bytes });
  }
}

/** Fetches a file piece by piece (P54). Whoever takes the pieces checks the whole against the hash. */
export async function download(
  sync: Pick<Sync, 'file'>,
  hash: string,
  take: (bytes: Uint8Array) => Promise<void>,
): Promise<Result<number, FileFailure>> {
  for (let at = 0; ;) {
    const answer = await sync.file({ type: 'file-read', hash, at });
    if (answer === null) return refused('ended');
    if (answer.type === 'file-refusal') return refused(answer.code);
    const bytes = answer.type === 'file-chunk' ? fromBase64Url(answer.bytes) : null;
    if (answer.type !== 'file-chunk' || answer.at !== at || bytes === null) return refused('file-out-of-order');
    await take(bytes);
    at += bytes.length;
    if (at >= answer.size) return ok(at);
  }
}
