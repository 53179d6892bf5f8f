import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { upload } from '../../shared/client/files.ts';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { connectClient, newChange, pairClient } from './client.ts';
import { fetched, fileOf, filesOf, hashOf } from './files.ts';
import { run, startTestDaemon, temporaryFolder } from './harness.ts';

vi.setConfig({ testTimeout: 60_000 });

const MEBIBYTE = 1 << 20;
const kept = (data: string) => readdirSync(join(data, 'files'));

test('20 MiB go up and come back byte for byte, kept once whoever sends them, for the owner only (P50 to P54)', async () => {
  const daemon = await startTestDaemon();
  const pairing = await pairClient(daemon);
  const [a, b] = [await connectClient(daemon, pairing), await connectClient(daemon, pairing)];
  const bytes = randomBytes(20 * MEBIBYTE);
  expect(await upload(filesOf(a), fileOf(bytes))).toEqual({ ok: true, value: null });
  const progress: number[] = [];
  expect(await upload(filesOf(b), fileOf(bytes), (have) => progress.push(have))).toEqual({ ok: true, value: null });
  expect(progress).toEqual([bytes.length]);
  expect(kept(daemon.data)).toEqual([hashOf(bytes)]);
  expect(statSync(join(daemon.data, 'files', hashOf(bytes))).mode & 0o777).toBe(0o600);
  const back = await fetched(b, hashOf(bytes));
  expect(Buffer.compare(Buffer.from(back), bytes)).toBe(0);
});

test('one byte more, and one byte wrong, are refused, and nothing of them stays (P51, P53, P55)', async () => {
  const daemon = await startTestDaemon();
  const client = await connectClient(daemon, await pairClient(daemon));
  const files = filesOf(client);
  const large = { ...fileOf(new Uint8Array(1)), size: 20 * MEBIBYTE + 1 };
  expect(await upload(files, large)).toMatchObject({ ok: false, code: 'file-too-large' });
  const wrong = fileOf(randomBytes(MEBIBYTE), 'a'.repeat(64));
  expect(await upload(files, wrong)).toMatchObject({ ok: false, code: 'file-corrupt' });
  expect(kept(daemon.data)).toEqual([]);
  expect(await fetched(client, 'a'.repeat(64))).toBe('file-unknown');
  const gap = { type: 'file-chunk', hash: 'b'.repeat(64), size: 9, at: 4, bytes: 'AAAA' } as const;
  expect(await files.file(gap)).toMatchObject({ type: 'file-refusal', code: 'file-out-of-order' });
});

test('an upload goes on where it was after the daemon was killed in the middle (P53)', async () => {
  const first = await startTestDaemon();
  const pairing = await pairClient(first);
  const bytes = randomBytes(4 * MEBIBYTE);
  const half = filesOf(await connectClient(first, pairing));
  const progress: number[] = [];
  const cut = upload(half, fileOf(bytes), (have) => {
    progress.push(have);
    if (have >= 2 * MEBIBYTE) void first.end('SIGKILL');
  });
  expect(await cut).toMatchObject({ ok: false, code: 'ended' });
  await first.end('SIGKILL');
  const second = await startTestDaemon(first.data, first.port);
  const client = await connectClient(second, pairing);
  const again: number[] = [];
  expect(await upload(filesOf(client), fileOf(bytes), (have) => again.push(have))).toEqual({ ok: true, value: null });
  expect(again[0]).toBeGreaterThanOrEqual(2 * MEBIBYTE);
  expect(Buffer.compare(Buffer.from(await fetched(client, hashOf(bytes))), bytes)).toBe(0);
});

test.each(['../../etc/passwd', `..${'/'.repeat(62)}`, 'A'.repeat(64), `${'a'.repeat(63)}\n`, ''])(
  'a name that is no hash reaches no folder: %j (P50)',
  async (hash) => {
    const daemon = await startTestDaemon();
    const client = await connectClient(daemon, await pairClient(daemon));
    client.say({ type: 'file-read', hash, at: 0 });
    await expect(client.next('file-chunk')).rejects.toThrow(`closed with ${CLOSE.malformed}`);
  },
);

test('more than eight unanswered close the socket, and the daemon serves on (P56)', async () => {
  const daemon = await startTestDaemon();
  const pairing = await pairClient(daemon);
  const eager = await connectClient(daemon, pairing);
  const bytes = randomBytes(MEBIBYTE);
  expect(await upload(filesOf(eager), fileOf(bytes))).toEqual({ ok: true, value: null });
  for (let at = 0; at < 200; at++) eager.say({ type: 'file-read', hash: hashOf(bytes), at: 0 });
  await expect(eager.next('pong' as 'ping')).rejects.toThrow(`closed with ${CLOSE.overrun}`);
  const other = await connectClient(daemon, pairing);
  expect((await fetched(other, hashOf(bytes))).length).toBe(MEBIBYTE);
});

test('changes pass while a file is on its way (P56)', async () => {
  const daemon = await startTestDaemon();
  const pairing = await pairClient(daemon);
  const [sender, editor] = [await connectClient(daemon, pairing), await connectClient(daemon, pairing)];
  editor.say({ type: 'open', dossier: editor.dossier, since: 0, hash: '' });
  const progress = { isSent: false };
  const sent = upload(filesOf(sender), fileOf(randomBytes(20 * MEBIBYTE))).finally(() => (progress.isSent = true));
  let between = 0;
  while (!progress.isSent) {
    editor.say({ type: 'push', dossier: editor.dossier, changes: [newChange(`a${between}`)] });
    await editor.next('changes');
    if (!progress.isSent) between += 1;
  }
  expect(await sent).toEqual({ ok: true, value: null });
  // One chunk is a hundred and sixtieth of the file: were it served first, none would have passed.
  expect(between).toBeGreaterThan(20);
});

test('the command line attaches a file, names it, and another one fetches it', async () => {
  const daemon = await startTestDaemon();
  const folder = temporaryFolder();
  const bytes = randomBytes(300_000);
  writeFileSync(join(folder, '登記簿.pdf'), bytes);
  const attached = await run('attach', join(folder, '登記簿.pdf'), '--data', daemon.data);
  expect(attached).toMatchObject({ code: 0, output: expect.stringContaining(hashOf(bytes)) });
  const facts = await run('get', 'evidence', '--data', daemon.data);
  for (const said of ['登記簿.pdf', 'application/pdf', '300000']) expect(facts.output).toContain(said);
  const target = join(folder, 'back.pdf');
  expect(await run('fetch', hashOf(bytes), target, '--data', daemon.data)).toMatchObject({ code: 0 });
  expect(readFileSync(target).equals(bytes)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(['back.pdf', '登記簿.pdf']);
});

test('the command line says what is wrong with a file, and leaves none half written', async () => {
  const daemon = await startTestDaemon();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'empty'), '');
  const on = async (...words: readonly string[]) => run(...words, '--data', daemon.data);
  expect(await on('attach', join(folder, 'none'))).toMatchObject({ code: 1, output: expect.stringContaining('none') });
  expect(await on('attach', join(folder, 'empty'))).toMatchObject({ code: 1, output: expect.stringContaining('1 to') });
  expect(await on('fetch', 'abc', join(folder, 'x'))).toMatchObject({ code: 2 });
  expect(await on('fetch', 'c'.repeat(64), join(folder, 'x'))).toMatchObject({
    code: 1,
    output: expect.stringContaining('has not got this file'),
  });
  expect(readdirSync(folder)).toEqual(['empty']);
});
