import type { Shelf } from '../store/shelf.ts';
import type { FileStore } from './file-store.ts';

const PIECE = 1 << 20;
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Files that a team shares. An upload is put together and checked in a folder of this daemon's own, and is complete
 * when it is on the shelf; what stays in the folder grows old there and goes.
 */
export function sharedFiles(own: FileStore, shelf: Shelf): FileStore {
  async function publish(hash: string): Promise<void> {
    const pieces: Uint8Array[] = [];
    for (let at = 0; ;) {
      const part = await own.read(hash, at, PIECE);
      if (part === null) throw new Error('a complete file is not in its folder');
      pieces.push(part.bytes);
      at += part.bytes.length;
      if (at >= part.size) break;
    }
    await shelf.put(hash, Buffer.concat(pieces));
  }

  return {
    async state(hash, size) {
      const there = await shelf.touch(hash);
      if (there !== null) return there;
      const have = await own.state(hash, size);
      if (have === size) await publish(hash);
      return have;
    },
    async write(hash, size, at, bytes) {
      const written = await own.write(hash, size, at, bytes);
      if (written.ok && written.value === size) await publish(hash);
      return written;
    },
    read: async (hash, at, limit) => shelf.read(hash, at, limit),
    collect: async (named) => (await shelf.collect(named)) + (await own.collect(NOBODY)),
  };
}
