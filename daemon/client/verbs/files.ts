import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { userInfo } from 'node:os';
import { download, upload } from '../../../shared/client/files.ts';
import { changesFrom } from '../../../shared/dossier/changes-from.ts';
import { pathOf } from '../../../shared/fields/path.ts';
import { MAX_FILE } from '../../../shared/protocol/file-messages.ts';
import { type Guest, atVisit } from '../at-visit.ts';
import { type Command, failed, wrong } from '../command.ts';

/** Types of content by a file name's ending; what is not here is bytes. */
const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.txt': 'text/plain',
  '.eml': 'message/rfc822',
};

/** Sends a file to the daemon and names it in the dossier as evidence. Done when both are on the daemon's disk. */
export async function attach(command: Command): Promise<number> {
  const [path, ...more] = command.words;
  if (path === undefined || more.length > 0) return wrong(command, 'attach needs a FILE');
  const is = await stat(path).catch(() => null);
  if (is === null || !is.isFile()) return failed(command, `There is no file ${path}.`);
  if (is.size === 0 || is.size > MAX_FILE) {
    return failed(command, `${path} has ${is.size} bytes; evidence has 1 to ${MAX_FILE} (20 MiB).`);
  }
  const hash = await hashOf(path);
  return atVisit(command, async (guest) => {
    const file = await open(path);
    try {
      const sent = await upload(guest.sync, { hash, size: is.size, read: async (at, limit) => piece(file, at, limit) });
      if (!sent.ok) return failed(command, `${path} was not kept: ${sent.code}. Try again: it goes on where it was.`);
    } finally {
      await file.close();
    }
    return name(command, guest, { name: basename(path), size: is.size, hash });
  });
}

/** Writes an evidence file that the dossier names, or any by its hash, to a new file. */
export async function fetchFile(command: Command): Promise<number> {
  const [hash, target, ...more] = command.words;
  if (hash === undefined || target === undefined || more.length > 0) {
    return wrong(command, 'fetch needs the HASH that `countersign get evidence` shows, and the name of a new FILE');
  }
  if (!/^[0-9a-f]{64}$/.test(hash)) return wrong(command, `${hash} is no SHA-256 of 64 digits and letters a to f`);
  return atVisit(command, async ({ sync }) => {
    const part = `${target}.part`;
    const file = await open(part, 'wx', 0o600).catch(() => null);
    if (file === null) return failed(command, `${part} cannot be made. Choose another name.`);
    const found = createHash('sha256');
    const got = await download(sync, hash, async (bytes) => {
      found.update(bytes);
      await file.writeFile(bytes);
    });
    await file.close();
    const isRight = got.ok && found.digest('hex') === hash;
    if (isRight) await rename(part, target);
    else await rm(part, { force: true });
    if (isRight) command.terminal.print(`${target}: ${got.value} bytes, as named`);
    return isRight ? 0 : failed(command, `The daemon has not got this file: ${got.ok ? 'file-corrupt' : got.code}`);
  });
}

async function name(
  command: Command,
  { replica, device, sync, over }: Guest,
  file: { readonly name: string; readonly size: number; readonly hash: string },
): Promise<number> {
  const record = randomUUID().slice(0, 8);
  const { facts, seq } = await replica.read();
  const author = (command.options.author ?? userInfo().username).trim().slice(0, 120) || 'me';
  const stamp = { author, device, seen: seq, at: new Date().toISOString(), id: () => crypto.randomUUID() };
  const values = {
    'evidence.name': file.name.slice(0, 200),
    'evidence.type': TYPES[extname(file.name).toLowerCase()] ?? 'application/octet-stream',
    'evidence.size': String(file.size),
    'evidence.hash': file.hash,
  } as const;
  const statements = Object.entries(values).map(([key, value]) => ({
    path: pathOf(key as keyof typeof values, record),
    value,
    source: 'entered' as const,
  }));
  const changes = changesFrom(statements, facts, stamp);
  if (!changes.ok) return failed(command, `The file is kept, but cannot be named: ${changes.detail}`);
  await replica.enqueue(changes.value);
  sync.wake();
  const isNamed = await Promise.race([
    new Promise<boolean>((done) => {
      replica.watch(({ pending, refused }) => {
        if (pending === 0) done(refused.length === 0);
      });
    }),
    over.then(() => false),
  ]);
  if (!isNamed) return failed(command, 'The file is kept, but the dossier did not take its name. Try again.');
  command.terminal.print(`Kept as evidence:${record}, ${file.hash}`);
  return 0;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest('hex');
}

async function piece(file: FileHandle, at: number, limit: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(limit);
  const { bytesRead } = await file.read(bytes, 0, limit, at);
  return bytes.subarray(0, bytesRead);
}
