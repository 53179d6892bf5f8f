import type { FileStore } from './file-store.ts';

const PIECE = 1 << 20;

/** What became of the files that were to be copied. */
export interface CopiedFiles {
  readonly copied: number;
  /** Hashes of those that the origin has not got. */
  readonly missing: readonly string[];
}

/** Copies files into another home, each checked there. What is there already is passed over; broken off, it goes on. */
export async function copyFiles(from: FileStore, to: FileStore, hashes: Iterable<string>): Promise<CopiedFiles> {
  const missing: string[] = [];
  let copied = 0;
  for (const hash of hashes) {
    if (await copyFile(from, to, hash)) copied += 1;
    else missing.push(hash);
  }
  return { copied, missing };
}

async function copyFile(from: FileStore, to: FileStore, hash: string): Promise<boolean> {
  const size = (await from.read(hash, 0, 1))?.size;
  if (size === undefined) return false;
  for (let at = await to.state(hash, size); at < size;) {
    const part = await from.read(hash, at, PIECE);
    const written = part === null ? null : await to.write(hash, size, at, part.bytes);
    if (written === null || !written.ok) return false;
    at = written.value;
  }
  return true;
}
