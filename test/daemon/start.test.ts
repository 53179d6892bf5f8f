import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { connectClient, newChange, pairClient } from './client.ts';
import { run, startTestDaemon, temporaryFolder } from './harness.ts';

test.each([
  [['--help'], 0, 'countersign pair'],
  [['--version'], 0, /^\d+\.\d+\.\d+/],
  [['--verbose'], 2, '--verbose'],
  [['dance'], 2, 'dance'],
  [['start', '--port', 'x'], 2, '--port'],
  [['unpair'], 2, 'KID'],
])('countersign %j ends with %i and says why', async (args, code, said) => {
  const ended = await run(...args);
  expect(ended.code).toBe(code);
  expect(ended.output).toMatch(said instanceof RegExp ? said : new RegExp(said));
});

test('a port that is taken is named, with what to do', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void squatter.close());
  await new Promise((up) => squatter.once('listening', up));
  const address = squatter.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const data = join(temporaryFolder(), 'data');
  const ended = await run('start', '--data', data, '--port', String(port));
  expect(ended).toMatchObject({ code: 1, output: expect.stringContaining(`Port ${port}`) });
  expect(ended.output).toContain('--port');
  expect(readdirSync(data)).not.toContain('control.sock');
});

test.each<[string, (folder: string) => string, string]>([
  ['a file', (folder) => (writeFileSync(join(folder, 'data'), ''), join(folder, 'data')), 'data'],
  [
    'open to others',
    (folder) => (mkdirSync(join(folder, 'data')), chmodSync(join(folder, 'data'), 0o755), join(folder, 'data')),
    'chmod 700',
  ],
  ['a link', (folder) => (symlinkSync('/tmp', join(folder, 'data')), join(folder, 'data')), 'plain folder'],
])('a data folder that is %s is not used', async (_name, make, said) => {
  const data = make(temporaryFolder());
  expect(await run('start', '--data', data)).toMatchObject({ code: 1, output: expect.stringContaining(said) });
});

test('a key file that others may read, or that is a link, is not used', async () => {
  const daemon = await startTestDaemon();
  await pairClient(daemon);
  await daemon.end();
  chmodSync(join(daemon.data, 'pairing.json'), 0o644);
  expect(await run('start', '--data', daemon.data)).toMatchObject({
    code: 1,
    output: expect.stringContaining('chmod 600'),
  });
});

test('a database of a newer version is left alone', async () => {
  const daemon = await startTestDaemon();
  await daemon.end();
  const database = new DatabaseSync(join(daemon.data, 'dossiers.sqlite'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(await run('start', '--data', daemon.data)).toMatchObject({
    code: 1,
    output: expect.stringContaining('newer'),
  });
});

test('a second daemon does not start on the same folder', async () => {
  const daemon = await startTestDaemon();
  expect(await run('start', '--data', daemon.data)).toMatchObject({
    code: 1,
    output: expect.stringContaining('already runs'),
  });
});

test('asked to end, it ends cleanly: sockets told, no socket file left; what it holds is for its owner only', async () => {
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
  const daemon = await startTestDaemon();
  const client = await connectClient(daemon, await pairClient(daemon));
  expect(statSync(daemon.data).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(daemon.data))
    expect([name, statSync(join(daemon.data, name)).mode & 0o077]).toEqual([name, 0]);
  expect(await daemon.end()).toBe(0);
  while ((await client.wire.receive()) !== null);
  expect(client.wire.closeCode).toBe(4503);
  expect(existsSync(join(daemon.data, 'control.sock'))).toBe(false);
});

test.each([
  ['altered', "UPDATE log SET text = replace(text, 'b', 'x') WHERE seq = 2", 'entry 2'],
  ['removed', 'DELETE FROM log WHERE seq = 2', 'entry 2'],
  ['removed at the end', 'DELETE FROM log WHERE seq = 3', 'entry 3'],
])('an entry that was %s is found by verify', async (_name, sql, said) => {
  const daemon = await startTestDaemon();
  const client = await connectClient(daemon, await pairClient(daemon));
  client.say({ type: 'push', dossier: client.dossier, changes: ['a', 'b', 'c'].map((value) => newChange(value)) });
  await client.next('changes');
  await daemon.end();
  const database = new DatabaseSync(join(daemon.data, 'dossiers.sqlite'));
  database.exec(sql);
  database.close();
  expect(await run('verify', '--data', daemon.data)).toMatchObject({ code: 1, output: expect.stringContaining(said) });
});
