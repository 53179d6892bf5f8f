import { type FileFailure, download, upload } from '../../shared/client/files.ts';
import { toHex } from '../../shared/platform/bytes.ts';
import { type Result, ok, refused } from '../../shared/result.ts';
import type { ReplicaDatabase } from '../replica/database.ts';
import type { Link } from './link.ts';

/** Carries evidence files between the browser and the daemon. */
export interface FileCarrier {
  /** Sends what waits. Called when there is a daemon, and when there is a new file. */
  send(): void;
  /** Fetches a file for a page, which takes it out of the database. One that still waits here is there already. */
  fetch(hash: string): Promise<Result<null, FileFailure>>;
}

/** @param database - null where the browser keeps nothing; then files are for the command line */
export function fileCarrier(database: ReplicaDatabase | null, daemon: Pick<Link, 'file'>): FileCarrier {
  let running: Promise<void> | null = null;
  let isWanted = false;

  async function sendAll({ files }: ReplicaDatabase): Promise<void> {
    for (const { hash, blob } of await files.where('state').equals('waiting').toArray()) {
      const read = async (at: number, limit: number) => new Uint8Array(await blob.slice(at, at + limit).arrayBuffer());
      const sent = await upload(daemon, { hash, size: blob.size, read });
      if (sent.ok) await files.delete(hash);
      // Without a daemon it waits on; what the daemon refuses is said, and tried again with the next connection.
      else if (sent.code === 'ended') return;
      else await files.update(hash, { problem: sent.code });
    }
  }

  function send(): void {
    isWanted = true;
    if (running !== null || database === null) return;
    isWanted = false;
    running = sendAll(database)
      .catch(() => {})
      .finally(() => {
        running = null;
        if (isWanted) send();
      });
  }

  return {
    send,
    async fetch(hash) {
      if (database === null) return refused('file-not-kept');
      if ((await database.files.get(hash)) !== undefined) return ok(null);
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      const got = await download(daemon, hash, async (bytes) => void pieces.push(new Uint8Array(bytes)));
      if (!got.ok) return got;
      const blob = new Blob(pieces);
      if (!(await isWhole(blob, hash))) return refused('file-corrupt');
      await database.files.put({ hash, blob, state: 'fetched', problem: null });
      return ok(null);
    },
  };
}

async function isWhole(blob: Blob, hash: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return hash === toHex(digest);
}
