import 'fake-indexeddb/auto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { dexieReplica } from '../../../extension/replica/write.ts';
import { type PairingRow, ReplicaDatabase } from '../../../extension/replica/database.ts';
import { endpointOf } from '../../../shared/protocol/address.ts';
import type { Change } from '../../../shared/protocol/change.ts';
import { connectClient } from '../../daemon/client.ts';
import { run, startTestDaemon } from '../../daemon/harness.ts';
import { freePort } from '../../e2e/world.ts';
import { type Person, nodeDial, person } from './person.ts';

const QUICK = { timeout: 10_000 };
const city = (value: string) => [{ path: 'company.city', value }];

/** All that a daemon has accepted, in order, from its file. */
function logIn(data: string): readonly Change[] {
  const file = new DatabaseSync(join(data, 'dossiers.sqlite'), { readOnly: true });
  const rows = file.prepare('SELECT text FROM log ORDER BY seq').all();
  file.close();
  return rows.map(({ text }) => JSON.parse(String(text)) as Change);
}

const emptied = async (someone: Person) => vi.waitFor(async () => expect(await someone.pending()).toBe(0), QUICK);

describe('with a daemon', () => {
  test('what one enters, the other sees; both know that it is kept', async () => {
    const daemon = await startTestDaemon();
    const [ann, ben] = [await person(daemon.port), await person(daemon.port)];
    await ann.door.enter(city('before any pairing'));
    expect(await ann.pair(daemon.code)).toEqual({ ok: true, value: null });
    ann.link.wake();
    await ann.reaches('connected');
    expect(ann.states.at(-1)).toMatchObject({ endpoint: endpointOf(daemon.port) });

    const { output } = await run('pair', '--data', daemon.data);
    await ben.pair(/: ([0-9A-Z-]{19})/.exec(output)?.[1] ?? null);
    ben.link.wake();
    await vi.waitFor(async () => expect(await ben.shown()).toEqual({ 'company.city': 'before any pairing' }), QUICK);

    await ben.door.enter([{ path: 'company.state', value: '東京都' }]);
    await vi.waitFor(async () => expect(await ann.shown()).toMatchObject({ 'company.state': '東京都' }), QUICK);
    await emptied(ann);
    await emptied(ben);
  });

  test('killed and started again, it has everything once and in order, whatever was entered meanwhile', async () => {
    const first = await startTestDaemon();
    const ann = await person(first.port);
    await ann.pair(first.code);
    ann.link.wake();
    await ann.reaches('connected');
    const values = Array.from({ length: 60 }, (_, at) => `${at}`);
    for (const value of values.slice(0, 20)) await ann.door.enter(city(value));
    // Killed with changes under way; the next ones are made with nobody there.
    const killed = first.end('SIGKILL');
    for (const value of values.slice(20, 40)) await ann.door.enter(city(value));
    await killed;
    await ann.reaches('daemon-not-running');
    for (const value of values.slice(40)) await ann.door.enter(city(value));
    expect(await ann.pending()).toBeGreaterThanOrEqual(20);
    expect(await ann.shown()).toEqual({ 'company.city': '59' });

    const second = await startTestDaemon(first.data, first.port);
    await ann.reaches('connected');
    await emptied(ann);
    expect(await ann.shown()).toEqual({ 'company.city': '59' });
    await second.end();
    expect(logIn(first.data).map(({ value }) => value)).toEqual(values);
  }, 30_000);

  test('unpaired while connected, and when it comes back: revoked, with its copy and its outbox kept', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    await ann.door.enter(city('港区'));
    await ann.reaches('connected');
    await emptied(ann);
    const kid = (await ann.database.pairings.get('daemon'))?.kid ?? '';
    expect((await run('unpair', kid, '--data', daemon.data)).code).toBe(0);
    await ann.reaches('revoked');
    await ann.door.enter([{ path: 'company.state', value: '東京都' }]);
    const before = ann.states.length;
    await vi.waitFor(
      () => expect(ann.states.slice(before).map(({ state }) => state)).toEqual(['connecting', 'revoked']),
      QUICK,
    );
    expect(await ann.shown()).toEqual({ 'company.city': '港区', 'company.state': '東京都' });
    expect(await ann.pending()).toBe(1);
  });

  test('unpaired in the browser, the daemon forgets it too, at once and in all its windows (P26)', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    ann.link.wake();
    await ann.reaches('connected');
    const kept = await ann.keep.pairing();
    const other = await connectClient(daemon, kept as PairingRow);
    const began = performance.now();
    await ann.keep.forgetPairing();
    await ann.link.forget();
    await ann.reaches('not-paired');
    while ((await other.wire.receive()) !== null);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(other.wire.closeCode).toBe(4401);
    expect(ann.states.map(({ state }) => state)).not.toContain('revoked');
    expect((await run('clients', '--data', daemon.data)).output).not.toContain(kept?.kid);
  });

  test('unpaired while it is still connecting, the daemon hears of it all the same', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    const kept = await ann.keep.pairing();
    ann.link.wake();
    await ann.keep.forgetPairing();
    await ann.link.forget();
    await ann.reaches('not-paired');
    expect((await run('clients', '--data', daemon.data)).output).not.toContain(kept?.kid);
  });

  test('unpaired in the browser while no daemon is there, it forgets by itself', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    await daemon.end();
    ann.link.wake();
    await ann.reaches('daemon-not-running');
    await ann.keep.forgetPairing();
    await ann.link.forget();
    await ann.reaches('not-paired');
    expect(ann.states.at(-1)?.state).toBe('not-paired');
  });

  test('not there at first, it is found without being asked for', async () => {
    const first = await startTestDaemon();
    const ann = await person(first.port);
    await ann.pair(first.code);
    await first.end();
    ann.link.wake();
    await ann.reaches('daemon-not-running');
    await startTestDaemon(first.data, first.port);
    await ann.reaches('connected');
    expect(ann.states.at(-1)?.state).toBe('connected');
  }, 20_000);

  test('a replica that fails once is tried again, and meanwhile nothing says that we are connected', async () => {
    const daemon = await startTestDaemon();
    const database = new ReplicaDatabase('failing');
    const replica = dexieReplica(database);
    const meet = vi.spyOn(replica, 'meet').mockRejectedValueOnce(new Error('disk'));
    const ann = await person(daemon.port, { replica });
    await ann.pair(daemon.code);
    ann.link.wake();
    await vi.waitFor(() => expect(meet).toHaveBeenCalledTimes(2), QUICK);
    await ann.reaches('connected');
    const told = ann.states.map(({ state }) => state).filter((state, at, all) => state !== all[at - 1]);
    expect(told).toEqual(['connecting', 'connected']);
  });
});

describe('when it begins anew', () => {
  test('nothing goes on with a pairing that was forgotten while it was dialling', async () => {
    const daemon = await startTestDaemon();
    let dialled: () => void = () => {};
    let goOn: () => void = () => {};
    const isDialling = new Promise<void>((resolve) => (dialled = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    let isHeld = false;
    const ann = await person(daemon.port, {
      dial: {
        ...nodeDial,
        async open(port) {
          if (isHeld) {
            dialled();
            await mayGoOn;
          }
          return nodeDial.open(port);
        },
      },
    });
    await ann.pair(daemon.code);
    isHeld = true;
    ann.link.wake();
    await isDialling;
    await ann.database.pairings.clear();
    ann.link.restart();
    goOn();
    await ann.reaches('not-paired');
    expect(ann.states.map(({ state }) => state)).not.toContain('connected');
  });

  test('without a pairing nobody is dialled', async () => {
    const open = vi.fn<typeof nodeDial.open>(nodeDial.open);
    const ann = await person(await freePort(), { dial: { ...nodeDial, open } });
    ann.link.wake();
    await ann.reaches('not-paired');
    expect(open).not.toHaveBeenCalled();
  });
});
