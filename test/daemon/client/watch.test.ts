import { spawn } from 'node:child_process';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connectClient, newChange, pairClient } from '../client.ts';
import { type TestDaemon, run, startTestDaemon } from '../harness.ts';
import { MAIN } from '../main.ts';

const SOON = { timeout: 15_000 };

/** A running `countersign watch`, with what it has said so far. */
function watching({ data }: TestDaemon, ...words: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, 'watch', ...words, '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return {
    said,
    rows: () =>
      said.out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    async stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

test('prints another client’s edits as they arrive, none of before, and ends with Ctrl-C', async () => {
  const daemon = await startTestDaemon();
  const client = await connectClient(daemon, await pairClient(daemon));
  const push = (value: string) => client.say({ type: 'push', dossier: client.dossier, changes: [newChange(value)] });
  push('before');
  await client.next('changes');
  const people = watching(daemon);
  const programs = watching(daemon, '--json');
  await vi.waitFor(
    () => expect([people.said.err, programs.said.err].every((it) => it.includes('Watching'))).toBe(true),
    SOON,
  );
  push('港区');
  await vi.waitFor(
    () => expect(people.said.out).toMatch(/^2 {2}company\.city = 港区 {2}\(entered by Ann, .*\)\n$/),
    SOON,
  );
  await vi.waitFor(
    () => expect(programs.rows()).toMatchObject([{ seq: 2, path: 'company.city', value: '港区', author: 'Ann' }]),
    SOON,
  );
  expect([await people.stop(), await programs.stop()]).toEqual([0, 0]);
}, 30_000);

test('survives a killed daemon, says so, and then prints what came meanwhile, once', async () => {
  const first = await startTestDaemon();
  const watch = watching(first, '--json');
  await vi.waitFor(() => expect(watch.said.err).toContain('Watching'), SOON);
  await run('set', 'company.city', 'a', '--data', first.data);
  await first.end('SIGKILL');
  await vi.waitFor(() => expect(watch.said.err).toContain('has gone. Trying to come back'), SOON);
  const second = await startTestDaemon(first.data, 0);
  const client = await connectClient(second, await pairClient(second));
  await vi.waitFor(() => expect(watch.said.err).toContain('Connected again'), SOON);
  client.say({ type: 'push', dossier: client.dossier, changes: [newChange('b')] });
  await vi.waitFor(
    () =>
      expect(watch.rows().map(({ seq, value }) => [seq, value])).toEqual([
        [1, 'a'],
        [2, 'b'],
      ]),
    SOON,
  );
  expect(await watch.stop()).toBe(0);
}, 45_000);

test('asked to end while no daemon is there, it ends', async () => {
  const daemon = await startTestDaemon();
  const watch = watching(daemon);
  await vi.waitFor(() => expect(watch.said.err).toContain('Watching'), SOON);
  await daemon.end();
  await vi.waitFor(() => expect(watch.said.err).toContain('Trying'), SOON);
  expect(await watch.stop()).toBe(0);
}, 30_000);
