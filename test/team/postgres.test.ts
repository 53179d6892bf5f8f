import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Cluster, startCluster } from '../../scripts/lib/postgres.ts';
import { openPostgres } from '../../daemon/store/postgres.ts';
import { newChange } from '../daemon/client.ts';
import { type StoreHome, storeContract } from '../daemon/store/contract.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(async () => cluster.remove());

const open = async (url: string) => openPostgres(url, { withDossier: true });

const home = async (): Promise<StoreHome> => {
  const url = cluster.database();
  return {
    open: async () => open(url),
    async tamper(sql) {
      const client = new Client(url);
      await client.connect();
      await client.query(sql);
      await client.end();
    },
  };
};

describe('a home in PostgreSQL', () => {
  storeContract(home);
});

test('two daemons that start at once on an empty database make one home with one dossier', async () => {
  const url = cluster.database();
  const stores = await Promise.all([open(url), open(url), open(url)]);
  onTestFinished(async () => void (await Promise.all(stores.map(async (store) => store.close()))));
  expect(new Set(stores.map(({ id }) => id)).size).toBe(1);
  expect(await stores[0]?.dossiers()).toHaveLength(1);
});

test('two stores that write to the same dossiers at once: no gap, no double, no deadlock', async () => {
  const url = cluster.database();
  const [one, two] = await Promise.all([open(url), open(url)]);
  onTestFinished(async () => void (await Promise.all([one.close(), two.close()])));
  const second = crypto.randomUUID();
  await one.create(second);
  const [first] = await one.dossiers();
  const ids = [first?.id ?? '', second];
  const write = async (store: typeof one, order: readonly string[]) => {
    for (let at = 0; at < 60; at += 1) {
      await store.append(order.map((dossier) => ({ dossier, changes: [newChange(`${at}`), newChange(`${at}`)] })));
    }
  };
  await Promise.all([write(one, ids), write(two, ids.toReversed())]);
  for (const id of ids) {
    expect((await one.since(id, 0, 1_000)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 240 }, (_, at) => at + 1),
    );
    expect(await two.verify(id)).toBeNull();
  }
});

test.each(['', '?countersign_notify=off'])('what one store accepts, the other hears of (%s)', async (how) => {
  const url = `${cluster.database()}${how}`;
  const [one, two] = await Promise.all([open(url), open(url)]);
  onTestFinished(async () => void (await Promise.all([one.close(), two.close()])));
  const [first] = await one.dossiers();
  const dossier = first?.id ?? '';
  const heard = new Promise<string>((resolve) =>
    two.watch({ followed: () => [dossier], news: (id, seq) => seq === 1 && resolve(`${id} ${seq}`) }),
  );
  await one.append([{ dossier, changes: [newChange('a')] }]);
  expect(await heard).toBe(`${dossier} 1`);
});

test('an address that leads nowhere is told with its place and without its password', async () => {
  const failure = open('postgres://someone:s3cret@127.0.0.1:1/none').catch(String);
  expect(await failure).toMatch(/127\.0\.0\.1:1\/none did not answer/);
  expect(await failure).not.toContain('s3cret');
  await expect(open('mysql://x')).rejects.toThrow('postgres://');
});
