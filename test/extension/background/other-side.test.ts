import 'fake-indexeddb/auto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { databaseKeep, memoryKeep, openKeep } from '../../../extension/background/keep.ts';
import { ReplicaDatabase } from '../../../extension/replica/database.ts';
import { liveDossier } from '../../../extension/replica/read.ts';
import { type TestDaemon, run, startTestDaemon } from '../../daemon/harness.ts';
import { type Person, person } from './person.ts';

vi.setConfig({ testTimeout: 30_000 });
const QUICK = { timeout: 10_000 };
const emptied = async (someone: Person) => vi.waitFor(async () => expect(await someone.pending()).toBe(0), QUICK);

async function enter(someone: Person, values: Readonly<Record<string, string>>): Promise<void> {
  await someone.door.enter(Object.entries(values).map(([path, value]) => ({ path, value })));
}

/** Someone who is paired with a daemon and connected. */
async function guest({ port, data }: TestDaemon, someone?: Person): Promise<Person> {
  const { output } = await run('pair', '--data', data);
  const ann = someone ?? (await person(port));
  await ann.pair(/: ([0-9A-Z-]{19})/.exec(output)?.[1] ?? null);
  ann.link.restart();
  await ann.reaches('connected');
  return ann;
}

const file = (data: string) => join(data, 'dossiers.sqlite');

/** Copies the database of a daemon that has ended. @returns what puts it back */
function backUp({ data }: TestDaemon): () => void {
  const copy = join(data, 'backup.sqlite');
  copyFileSync(file(data), copy);
  return () => {
    for (const more of ['-wal', '-shm']) rmSync(`${file(data)}${more}`, { force: true });
    copyFileSync(copy, file(data));
  };
}

async function inDossier({ data }: TestDaemon): Promise<Readonly<Record<string, unknown>>> {
  const facts = JSON.parse((await run('get', '--json', '--data', data)).output) as {
    readonly path: string;
    readonly value: string;
  }[];
  return Object.fromEntries(facts.map(({ path, value }) => [path, value]));
}

describe('a daemon whose database was restored from an old backup (P45)', () => {
  test('gets back from each replica what that one had said; nothing acknowledged is lost', async () => {
    let daemon = await startTestDaemon();
    const ann = await guest(daemon);
    const ben = await guest(daemon);
    await enter(ann, { 'company.city': 'old', 'company.state': '東京都' });
    await emptied(ann);
    await daemon.end();
    const restore = backUp(daemon);

    daemon = await startTestDaemon(daemon.data, daemon.port);
    await ann.reaches('connected');
    await ben.reaches('connected');
    await enter(ann, { 'company.city': 'new', 'company.postalCode': '105-0001' });
    await enter(ben, { 'company.phone': '+81 3-1234-5678' });
    await emptied(ann);
    await emptied(ben);
    const all = {
      'company.city': 'new',
      'company.state': '東京都',
      'company.postalCode': '105-0001',
      'company.phone': '+81 3-1234-5678',
    };
    await vi.waitFor(async () => expect(await ann.shown()).toEqual(all), QUICK);
    await daemon.end();
    restore();

    daemon = await startTestDaemon(daemon.data, daemon.port);
    await vi.waitFor(() => expect([ann.restored, ben.restored]).toEqual([[2], [1]]), QUICK);
    await emptied(ann);
    await emptied(ben);
    await vi.waitFor(async () => expect([await ann.shown(), await ben.shown()]).toEqual([all, all]), QUICK);
    expect(await inDossier(daemon)).toEqual(all);
    await daemon.end();
    expect(await run('verify', '--data', daemon.data)).toMatchObject({ code: 0 });
  });

  test('has gone on meanwhile, past the place this one was at: its own comes back all the same', async () => {
    let daemon = await startTestDaemon();
    const ann = await guest(daemon);
    await enter(ann, { 'company.city': 'a' });
    await emptied(ann);
    await daemon.end();
    const restore = backUp(daemon);
    daemon = await startTestDaemon(daemon.data, daemon.port);
    await ann.reaches('connected');
    await enter(ann, { 'company.state': 'lost' });
    await emptied(ann);
    await daemon.end();
    restore();
    // On another port, where Ann does not look for it.
    daemon = await startTestDaemon(daemon.data, 0);
    for (const value of ['1', '2', '3'])
      await run('set', 'company.phone', `+81 3-1234-567${value}`, '--data', daemon.data);
    await daemon.end();
    expect(ann.restored).toEqual([]);
    daemon = await startTestDaemon(daemon.data, Number(await ann.keep.meta('port')));
    const all = { 'company.city': 'a', 'company.state': 'lost', 'company.phone': '+81 3-1234-5673' };
    await vi.waitFor(async () => expect(await ann.shown()).toEqual(all), { timeout: 20_000 });
    await emptied(ann);
    expect(ann.restored).toEqual([1]);
    expect(await inDossier(daemon)).toEqual(all);
  });
});

test('a daemon with another data folder shows nothing of the first one, gets nothing of it, and the rest waits', async () => {
  const first = await startTestDaemon();
  const ann = await guest(first);
  await enter(ann, { 'company.city': 'first home' });
  await emptied(ann);
  await first.end();
  await ann.reaches('daemon-not-running');
  await enter(ann, { 'company.state': 'for the first home' });

  const second = await startTestDaemon(null, first.port);
  await guest(second, ann);
  await vi.waitFor(async () => expect(await ann.shown()).toEqual({}), QUICK);
  expect([await ann.pending(), await ann.elsewhere()]).toEqual([0, 1]);
  await enter(ann, { 'company.city': 'second home' });
  await emptied(ann);
  expect(await inDossier(second)).toEqual({ 'company.city': 'second home' });
  await second.end();

  const again = await startTestDaemon(first.data, first.port);
  await guest(again, ann);
  await vi.waitFor(async () => expect([await ann.pending(), await ann.elsewhere()]).toEqual([0, 0]), QUICK);
  const home = { 'company.city': 'first home', 'company.state': 'for the first home' };
  expect([await ann.shown(), await inDossier(again)]).toEqual([home, home]);
});

test('a cleared profile comes back as a new device, and everything is there', async () => {
  const daemon = await startTestDaemon();
  const ann = await guest(daemon);
  await enter(ann, { 'company.city': '港区' });
  await emptied(ann);
  const device = await ann.keep.meta('device');
  const cleared = await guest(daemon);
  await vi.waitFor(async () => expect(await cleared.shown()).toEqual({ 'company.city': '港区' }), QUICK);
  await enter(cleared, { 'company.state': '東京都' });
  expect(await cleared.keep.meta('device')).not.toBe(device);
});

describe('a browser that keeps nothing', () => {
  const refusing = () =>
    new ReplicaDatabase('refused', {
      indexedDB: {
        open() {
          throw new DOMException('not here', 'InvalidStateError');
        },
      } as unknown as IDBFactory,
      IDBKeyRange,
    });

  test('works in memory, says that it is not durable, and the daemon has it all', async () => {
    const keep = await openKeep(refusing());
    expect(keep.isDurable).toBe(false);
    const daemon = await startTestDaemon();
    const ann = await guest(daemon, await person(daemon.port, {}, keep));
    await enter(ann, { 'company.city': '港区' });
    await emptied(ann);
    expect([await ann.shown(), await inDossier(daemon)]).toEqual([
      { 'company.city': '港区' },
      { 'company.city': '港区' },
    ]);
    await daemon.end();
    await ann.reaches('daemon-not-running');
    await enter(ann, { 'company.state': '東京都' });
    expect(await ann.pending()).toBe(1);
    const after = await guest(
      await startTestDaemon(daemon.data, daemon.port),
      await person(daemon.port, {}, memoryKeep()),
    );
    await vi.waitFor(async () => expect(await after.shown()).toMatchObject({ 'company.city': '港区' }), QUICK);
  });

  test('a page of the extension that looks into it hears nothing, and goes on', async () => {
    const heard = vi.fn<() => void>();
    const stop = liveDossier(refusing(), heard);
    await new Promise((later) => setTimeout(later, 100));
    stop();
    expect(heard).not.toHaveBeenCalled();
  });

  test('one that keeps is durable', async () => {
    const database = new ReplicaDatabase('kept');
    const keep = await openKeep(database);
    await keep.setMeta('author', 'Ann');
    expect([keep.isDurable, await databaseKeep(database).meta('author')]).toEqual([true, 'Ann']);
    await database.delete();
  });
});
