import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, ok, refused } from '../../shared/result.ts';
import type { FileStore } from './file-store.ts';
import { inTurn } from './in-turn.ts';

const HOUR_MS = 3_600_000;
/**
 * A fact that names a file may still be under way when the file is complete, and a file that is here may be offered
 * again just before a fact names it. Both begin the file's age anew, so what is older than this awaits no fact.
 */
const UNNAMED_MS = 24 * HOUR_MS;
/** Someone who was cut off may come back with the rest. */
const PART_MS = 7 * 24 * HOUR_MS;

const HASH = /^[0-9a-f]{64}$/;
const READ_BYTES = 1 << 20;

/**
 * Files in a folder: `<hash>` when complete, `<hash>.part` before. At every instant one of the two is whole as far as
 * it goes, so a crash leaves a part to go on with, or the complete file.
 *
 * @param now - milliseconds since 1970, by the clock that the file system uses
 */
export function folderFiles(folder: string, now: () => number = Date.now): FileStore {
  const alone = inTurn();
  const wholeOf = (hash: string) => join(folder, checked(hash));
  const partOf = (hash: string) => `${wholeOf(hash)}.part`;

  /** Makes the part the complete file, when it is what its hash says. */
  async function finish(hash: string): Promise<boolean> {
    const isWhole = (await hashOf(partOf(hash))) === hash;
    if (!isWhole) {
      await rm(partOf(hash), { force: true });
      return false;
    }
    await flush(partOf(hash));
    await rename(partOf(hash), wholeOf(hash));
    await flushFolder(folder);
    return true;
  }

  /** How much of an upload is here. A part longer than the file can be is none of it. */
  async function partLength(hash: string, size: number): Promise<number> {
    const have = await lengthOf(partOf(hash));
    if (have !== null && have > size) await rm(partOf(hash), { force: true });
    return have === null || have > size ? 0 : have;
  }

  async function state(hash: string, size: number): Promise<number> {
    if ((await lengthOf(wholeOf(hash))) !== null) {
      await utimes(wholeOf(hash), now() / 1000, now() / 1000);
      return size;
    }
    const have = await partLength(hash, size);
    // A crash came between the last byte and the check.
    if (have === size) return (await finish(hash)) ? size : 0;
    return have;
  }

  async function write(
    hash: string,
    size: number,
    at: number,
    bytes: Uint8Array,
  ): Promise<Result<number, 'file-corrupt' | 'file-out-of-order'>> {
    const have = await state(hash, size);
    if (have === size || at < have) return ok(have);
    if (at > have) return refused('file-out-of-order');
    if (at + bytes.length > size) {
      await rm(partOf(hash), { force: true });
      return refused('file-corrupt');
    }
    await append(folder, partOf(hash), bytes);
    const length = have + bytes.length;
    if (length < size) return ok(length);
    return (await finish(hash)) ? ok(size) : refused('file-corrupt');
  }

  async function read(hash: string, at: number, limit: number) {
    const file = await openIfThere(wholeOf(hash));
    if (file === null) return null;
    try {
      const { size } = await file.stat();
      const bytes = new Uint8Array(Math.max(0, Math.min(limit, size - at)));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
      return { size, bytes: bytes.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  }

  /** Looks at a file's age only when it is its turn, so that an offer that came first has begun it anew. */
  async function removeIfOld(path: string, age: number): Promise<number> {
    const is = await stat(path).catch(nullIfMissing);
    if (is === null || now() - is.mtimeMs <= age) return 0;
    await rm(path, { force: true });
    return 1;
  }

  async function collect(named: ReadonlySet<string>): Promise<number> {
    let removed = 0;
    for (const name of (await readdir(folder).catch(nullIfMissing)) ?? []) {
      const hash = name.replace(/\.part$/, '');
      if (!HASH.test(hash) || (name === hash && named.has(hash))) continue;
      removed += await alone(hash, () => removeIfOld(join(folder, name), name === hash ? UNNAMED_MS : PART_MS));
    }
    return removed;
  }

  return {
    state: async (hash, size) => alone(checked(hash), () => state(hash, size)),
    write: async (hash, size, at, bytes) => alone(checked(hash), () => write(hash, size, at, bytes)),
    read,
    collect,
  };
}

/** No path can be made with what passes here. The protocol lets no other hash in; this is the last door. */
function checked(hash: string): string {
  if (!HASH.test(hash)) throw new TypeError('not the SHA-256 of a file');
  return hash;
}

async function append(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = new Uint8Array(READ_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name of a file is on disk when its folder is. Windows does it by itself, and opens no folder. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const file = await open(folder, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function lengthOf(path: string): Promise<number | null> {
  return (await stat(path).catch(nullIfMissing))?.size ?? null;
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  return open(path, 'r').catch(nullIfMissing);
}

function nullIfMissing(problem: unknown): null {
  if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
  throw problem;
}
