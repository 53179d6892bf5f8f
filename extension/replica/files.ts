import { liveQuery } from 'dexie';
import type { FileFailure } from '../../shared/client/files.ts';
import { toHex } from '../../shared/platform/bytes.ts';
import { MAX_FILE } from '../../shared/protocol/file-messages.ts';
import { type Result, ok, refused } from '../../shared/result.ts';
import type { FileRow, ReplicaDatabase } from './database.ts';

/** A file that the daemon does not have yet, and why, where it refused it. */
export interface WaitingFile {
  readonly hash: string;
  readonly problem: FileFailure | null;
}

/** Why a chosen file is not taken. */
export type TakeRefusal = 'file-empty' | 'file-too-large' | 'file-unreadable' | 'storage-full';

/**
 * Keeps a file that the user chose until the daemon has it. Called by the page in which it was chosen: a file is too
 * large for a message to the background, which sends it.
 *
 * @returns the SHA-256 of its content, by which the dossier names it
 */
export async function takeFile(database: ReplicaDatabase, file: Blob): Promise<Result<string, TakeRefusal>> {
  if (file.size === 0) return refused('file-empty');
  if (file.size > MAX_FILE) return refused('file-too-large');
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return refused('file-unreadable');
  const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  try {
    // A copy: the file on disk may be changed or gone before a daemon is there.
    await database.files.put({ hash, blob: new Blob([bytes]), state: 'waiting', problem: null });
    return ok(hash);
  } catch {
    return refused('storage-full');
  }
}

/** Calls back with the files that wait for the daemon, now and whenever that changes. */
export function liveWaiting(database: ReplicaDatabase, listener: (files: readonly WaitingFile[]) => void): void {
  liveQuery(async () => {
    const rows = await database.files.where('state').equals('waiting').toArray();
    return rows.map(({ hash, problem }) => ({ hash, problem }));
  }).subscribe(listener);
}

/** A file that the background fetched; it is forgotten here, for the daemon has it. */
export async function takeFetched(database: ReplicaDatabase, hash: string): Promise<Blob | null> {
  const row: FileRow | undefined = await database.files.get(hash);
  if (row?.state === 'fetched') await database.files.delete(hash);
  return row?.blob ?? null;
}
