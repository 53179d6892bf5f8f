import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Cluster, startCluster } from '../../scripts/lib/postgres.ts';
import { openPostgres } from '../../daemon/store/postgres.ts';
import type { Store } from '../../daemon/store/store.ts';
import type { Change } from '../../shared/protocol/change.ts';
import { type RawClient, connectClient, newChange, pairClient } from '../daemon/client.ts';
import { type TestDaemon, run, startTestDaemon, temporaryFolder } from '../daemon/harness.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(async () => cluster.remove());

interface Teammate {
  readonly daemon: TestDaemon;
  come(): Promise<RawClient>;
}

/** A teammate's own daemon on the team's database. */
async function teammate(url: string): Promise<Teammate> {
  const daemon = await startTestDaemon(null, 0, onTestFinished, ['--database', url]);
  const pairing = await pairClient(daemon);
  return {
    daemon,
    async come() {
      const client = await connectClient(daemon, pairing);
      client.say({ type: 'open', dossier: client.dossier, since: 0, hash: '' });
      await client.next('current');
      return client;
    },
  };
}

async function stored(url: string): Promise<{ readonly store: Store; readonly dossier: string }> {
  const store = await openPostgres(url, { withDossier: false });
  onTestFinished(async () => store.close());
  const [first] = await store.dossiers();
  return { store, dossier: first?.id ?? '' };
}

const push = (client: RawClient, ...changes: readonly Change[]) =>
  client.say({ type: 'push', dossier: client.dossier, changes });

/** Hears of entries until there are so many; gives their `seq` in the order in which they came. */
async function hear(client: RawClient, count: number): Promise<readonly { seq: number; id: string }[]> {
  const heard: { seq: number; id: string }[] = [];
  while (heard.length < count) {
    const { entries } = await client.next('changes');
    heard.push(...entries.map(({ seq, change }) => ({ seq, id: change.id })));
  }
  return heard;
}

describe.each([
  ['told by NOTIFY', ''],
  ['polled', '?countersign_notify=off'],
])('two daemons on one database, %s', (_how, query) => {
  test('what one accepts is seen at the other, in order, once, whoever writes', async () => {
    const url = `${cluster.database()}${query}`;
    const [ann, ben] = await Promise.all([(await teammate(url)).come(), (await teammate(url)).come()]);
    expect(ann.dossier).toBe(ben.dossier);
    for (let at = 0; at < 50; at += 1) {
      push(ann, newChange(`a${at}`));
      push(ben, newChange(`b${at}`), newChange(`c${at}`));
    }
    const [heardByAnn, heardByBen] = await Promise.all([hear(ann, 150), hear(ben, 150)]);
    expect(heardByAnn.map(({ seq }) => seq)).toEqual(Array.from({ length: 150 }, (_, at) => at + 1));
    expect(heardByBen).toEqual(heardByAnn);
    const { store, dossier } = await stored(url);
    expect(await store.verify(dossier)).toBeNull();
  });
});

test('two people at two daemons change one fact unseen by each other: one is shown, the other a rival for both', async () => {
  const url = cluster.database();
  const [ann, ben] = await Promise.all([(await teammate(url)).come(), (await teammate(url)).come()]);
  push(ann, newChange('港区', { seen: 0, device: crypto.randomUUID() }));
  push(ben, newChange('品川区', { seen: 0, device: crypto.randomUUID() }));
  await Promise.all([hear(ann, 2), hear(ben, 2)]);
  const { store, dossier } = await stored(url);
  const [fact] = (await store.snapshot(dossier))?.facts ?? [];
  expect(new Set([fact?.value, fact?.rivals[0]?.value])).toEqual(new Set(['品川区', '港区']));
});

test('the database goes away in mid-write and comes back: the daemon says so, nothing is lost or doubled', async () => {
  const own = await startCluster();
  onTestFinished(async () => own.remove());
  const url = own.database();
  const mate = await teammate(url);
  const acknowledged = new Set<string>();
  const outbox = new Map<string, Change>();
  const over = new AbortController();

  /** Sends what is not acknowledged again with every connection, as a replica does. */
  async function write(): Promise<void> {
    while (!over.signal.aborted || outbox.size > 0) {
      const client = await mate.come().catch(() => null);
      if (client === null) await new Promise((ready) => setTimeout(ready, 50));
      else await session(client).catch(() => undefined);
    }
  }
  async function session(client: RawClient): Promise<void> {
    if (outbox.size > 0) push(client, ...outbox.values());
    while (!over.signal.aborted || outbox.size > 0) {
      if (outbox.size === 0) {
        const change = newChange(`${acknowledged.size}`);
        outbox.set(change.id, change);
        push(client, change);
      }
      const { entries } = await client.next('changes');
      for (const { change } of entries) if (outbox.delete(change.id)) acknowledged.add(change.id);
    }
    client.close();
  }

  const writing = write();
  for (const mode of ['immediate', 'fast'] as const) {
    await new Promise((ready) => setTimeout(ready, 700));
    await own.stop(mode);
    await expect
      .poll(async () => (await run('status', '--data', mate.daemon.data)).output, { timeout: 10_000 })
      .toMatch(/"problem":"[^"]+"/);
    await own.start();
  }
  await new Promise((ready) => setTimeout(ready, 700));
  over.abort();
  await writing;
  const { store, dossier } = await stored(url);
  const ids = (await store.since(dossier, 0, 100_000)).map(({ text }) => (JSON.parse(text) as Change).id);
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...acknowledged].filter((id) => !ids.includes(id))).toEqual([]);
  expect(await store.verify(dossier)).toBeNull();
}, 60_000);

test('a database that is not there is told in one line, and the daemon ends', async () => {
  const url = 'postgres://ann:s3cret@127.0.0.1:1/team';
  const { code, output } = await run('start', '--data', join(temporaryFolder(), 'data'), '--database', url);
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).toMatch(/127\.0\.0\.1:1\/team did not answer/);
  expect(output).not.toContain('s3cret');
});

test('copy takes an embedded dossier to the team and back, checked by its chain; a running daemon is not copied', async () => {
  const url = cluster.database();
  const alone = await startTestDaemon();
  const client = await connectClient(alone, await pairClient(alone));
  push(client, newChange('港区'), newChange('品川区'));
  await client.next('changes');
  expect((await run('copy', '--data', alone.data, '--to', url)).output).toContain('Stop it first');
  await alone.end();
  expect(await run('copy', '--data', alone.data, '--to', url)).toEqual({
    code: 0,
    output: `${client.dossier}: 2 entries, 2 new, chain intact\n`,
  });
  expect((await run('verify', '--database', url)).output).toBe(`${client.dossier}: 2 entries, chain intact\n`);
  const team = await (await teammate(url)).come();
  expect(team.dossier).toBe(client.dossier);
  push(team, newChange('渋谷区'));
  await hear(team, 1);
  const back = await run('copy', '--data', alone.data, '--from', url);
  expect(back.output).toBe(`${client.dossier}: 3 entries, 1 new, chain intact\n`);
  expect((await run('verify', '--data', alone.data)).output).toContain('3 entries, chain intact');
  expect((await run('copy', '--data', alone.data)).code).toBe(2);
});
