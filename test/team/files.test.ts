import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../daemon/store/postgres.ts';
import { type Cluster, startCluster } from '../../scripts/lib/postgres.ts';
import { upload } from '../../shared/client/files.ts';
import { connectClient, pairClient } from '../daemon/client.ts';
import { fetched, fileOf, filesOf, hashOf } from '../daemon/files.ts';
import { run, startTestDaemon, temporaryFolder } from '../daemon/harness.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(async () => cluster.remove());

async function visit(url: string) {
  const daemon = await startTestDaemon(null, 0, onTestFinished, ['--database', url]);
  return connectClient(daemon, await pairClient(daemon));
}

async function sql(url: string, text: string): Promise<readonly unknown[]> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

test('20 MiB that one teammate attaches the other has, byte for byte, stored once (P50)', async () => {
  const url = cluster.database();
  const [ann, ben] = [await visit(url), await visit(url)];
  const bytes = randomBytes(20 << 20);
  expect(await upload(filesOf(ann), fileOf(bytes))).toEqual({ ok: true, value: null });
  const progress: number[] = [];
  expect(await upload(filesOf(ben), fileOf(bytes), (have) => progress.push(have))).toEqual({ ok: true, value: null });
  expect(progress).toEqual([bytes.length]);
  expect(Buffer.compare(Buffer.from(await fetched(ben, hashOf(bytes))), bytes)).toBe(0);
  expect(await fetched(ben, 'a'.repeat(64))).toBe('file-unknown');
  expect(await sql(url, 'SELECT hash FROM countersign.files')).toEqual([{ hash: hashOf(bytes) }]);
});

test('what nobody names goes after a day, what is named or was just offered stays (P57)', async () => {
  const url = cluster.database();
  const { shelf, close } = await openPostgres(url, { withDossier: true });
  onTestFinished(close);
  const put = async (digit: string) => shelf?.put(digit.repeat(64), Buffer.from(digit));
  for (const digit of ['a', 'b', 'c']) await put(digit);
  await sql(url, "UPDATE countersign.files SET touched = now() - interval '25 hours'");
  expect(await shelf?.touch('b'.repeat(64))).toBe(1);
  expect(await shelf?.collect(new Set(['a'.repeat(64)]))).toBe(1);
  expect(await shelf?.read('c'.repeat(64), 0, 9)).toBeNull();
  expect(await shelf?.read('a'.repeat(64), 0, 9)).toEqual({ size: 1, bytes: Buffer.from('a') });
});

test('copy takes the named files to the team and back', async () => {
  const url = cluster.database();
  const [here, other] = [temporaryFolder(), temporaryFolder()];
  const bytes = randomBytes(3 << 20);
  writeFileSync(join(here, 'register.pdf'), bytes);
  const alone = await startTestDaemon();
  expect((await run('attach', join(here, 'register.pdf'), '--data', alone.data)).code).toBe(0);
  await alone.end();
  expect((await run('copy', '--data', alone.data, '--to', url)).output).toContain('evidence files: 1,');
  const data = join(other, 'data');
  expect((await run('copy', '--data', data, '--from', url)).output).toContain('evidence files: 1,');
  expect(readFileSync(join(data, 'files', hashOf(bytes))).equals(bytes)).toBe(true);
});
