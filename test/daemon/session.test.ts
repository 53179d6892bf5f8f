import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Change } from '../../shared/protocol/change.ts';
import { type RawClient, connectClient, newChange, pairClient } from './client.ts';
import { type TestDaemon, startTestDaemon } from './harness.ts';

async function opened(daemon: TestDaemon, pairing: Parameters<typeof connectClient>[1]): Promise<RawClient> {
  const client = await connectClient(daemon, pairing);
  client.say({ type: 'open', dossier: client.dossier, since: 0, hash: '' });
  await client.next('current');
  return client;
}

const pushed = (client: RawClient, ...changes: readonly Change[]) =>
  client.say({ type: 'push', dossier: client.dossier, changes });

function logged({ data }: TestDaemon): readonly (string | null)[] {
  const database = new DatabaseSync(join(data, 'dossiers.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT text FROM log ORDER BY seq').all() as { text: string }[];
  database.close();
  return rows.map(({ text }) => (JSON.parse(text) as Change).value);
}

test('a change is echoed to its author when it is on disk, and told to everyone who follows', async () => {
  const daemon = await startTestDaemon();
  const pairing = await pairClient(daemon);
  const [ann, ben] = [await opened(daemon, pairing), await opened(daemon, pairing)];
  const change = newChange('港区');
  pushed(ann, change);
  const echo = await ann.next('changes');
  expect(logged(daemon)).toEqual(['港区']);
  expect(echo.entries).toMatchObject([{ seq: 1, change }]);
  expect(await ben.next('changes')).toEqual(echo);
});

test('sent again, it is answered with its first entry, and nothing is doubled (P31)', async () => {
  const daemon = await startTestDaemon();
  const client = await opened(daemon, await pairClient(daemon));
  const change = newChange('港区');
  pushed(client, change);
  const first = await client.next('changes');
  pushed(client, change, change);
  const again = await client.next('changes');
  expect(again.entries).toEqual([...first.entries, ...first.entries]);
  expect(logged(daemon)).toEqual(['港区']);
});

test.each<[string, (change: Change) => object, string]>([
  ['an id with another content', (change) => ({ ...change, value: 'other' }), 'id-reused'],
  ['a value its field does not take', () => newChange('x', { path: 'tenant.id' }), 'invalid-value'],
])('%s is refused by code, and the rest of the push is taken', async (_name, bad, code) => {
  const daemon = await startTestDaemon();
  const client = await opened(daemon, await pairClient(daemon));
  const first = newChange('a');
  pushed(client, first);
  await client.next('changes');
  pushed(client, bad(first) as Change, newChange('b'));
  expect((await client.next('changes')).entries).toMatchObject([{ change: { value: 'b' } }]);
  expect(logged(daemon)).toEqual(['a', 'b']);
  pushed(client, bad(first) as Change);
  expect(await client.next('refusal')).toMatchObject({ code });
});

test('a field that only a newer version knows is kept (P32)', async () => {
  const daemon = await startTestDaemon();
  const client = await opened(daemon, await pairClient(daemon));
  pushed(client, newChange('full', { path: 'company.moonPhase' }));
  expect((await client.next('changes')).entries).toHaveLength(1);
  const late = await connectClient(daemon, await repaired(daemon));
  late.say({ type: 'open', dossier: late.dossier, since: 0, hash: '' });
  expect((await late.next('snapshot')).facts).toMatchObject([{ path: 'company.moonPhase', value: 'full' }]);
});

test.each<[string, string, number]>([
  ['no JSON', '{"type":', 4400],
  ['an unknown type', '{"type":"shutdown","n":2}', 4400],
  ['one more key', '{"type":"list","n":2,"admin":true}', 4400],
  [
    'a change without a path',
    '{"type":"push","n":2,"dossier":"00000000-0000-4000-8000-000000000001","changes":[{}]}',
    4400,
  ],
  ['a prototype', '{"type":"list","n":2,"__proto__":{"x":1}}', 4400],
  ['a message too many', '{"type":"list","n":3}', 4409],
  ['a message twice', '{"type":"list","n":1}', 4409],
  ['a message too large', JSON.stringify({ type: 'list', n: 2, x: 'x'.repeat(1 << 20) }), 1009],
])('%s closes the socket with a code and stores nothing', async (_name, text, code) => {
  const daemon = await startTestDaemon();
  const client = await connectClient(daemon, await pairClient(daemon));
  client.wire.send(text);
  while ((await client.wire.receive()) !== null);
  expect(client.wire.closeCode).toBe(code);
  expect(logged(daemon)).toEqual([]);
});

test('a new replica gets the state; one a little behind what it lacks; one of another history the state again', async () => {
  const daemon = await startTestDaemon();
  const pairing = await pairClient(daemon);
  const client = await opened(daemon, pairing);
  pushed(client, newChange('a'), newChange('b'), newChange('c'));
  const { entries } = await client.next('changes');
  const [first] = entries;
  const late = await connectClient(daemon, pairing);
  const open = (since: number, hash: string) => late.say({ type: 'open', dossier: late.dossier, since, hash });
  open(0, '');
  expect(await late.next('snapshot')).toMatchObject({ seq: 3, facts: [{ value: 'c' }] });
  open(1, first?.hash ?? '');
  expect((await late.next('changes')).entries).toEqual(entries.slice(1));
  open(1, 'f'.repeat(64));
  expect(await late.next('snapshot')).toMatchObject({ seq: 3 });
  open(9, first?.hash ?? '');
  expect(await late.next('snapshot')).toMatchObject({ seq: 3 });
});

test('a dossier that one makes the others hear of, who asked which there are (P46, P47)', async () => {
  const daemon = await startTestDaemon();
  const pairing = await pairClient(daemon);
  const [ann, ben] = [await connectClient(daemon, pairing), await connectClient(daemon, pairing)];
  const id = crypto.randomUUID();
  ann.say({ type: 'create', dossier: id });
  for (const client of [ann, ben]) {
    const { dossiers } = await client.next('dossiers');
    expect(dossiers.map((it) => it.id)).toContain(id);
    expect(dossiers).toHaveLength(2);
  }
});

test('history comes by page, newest first (P43)', async () => {
  const daemon = await startTestDaemon();
  const client = await opened(daemon, await pairClient(daemon));
  pushed(client, ...['a', 'b', 'c', 'd'].map((value) => newChange(value)));
  await client.next('changes');
  client.say({ type: 'history', dossier: client.dossier, before: 4, limit: 2 });
  expect((await client.next('history')).entries.map(({ seq }) => seq)).toEqual([3, 2]);
});

async function repaired(daemon: TestDaemon): Promise<Parameters<typeof connectClient>[1]> {
  const { run } = await import('./harness.ts');
  const { output } = await run('pair', '--data', daemon.data);
  return pairClient(daemon, /: ([0-9A-Z-]{19})/.exec(output)?.[1] ?? '');
}

test('a state that is larger than what a slow reader may leave unread still comes to one who reads', async () => {
  const daemon = await startTestDaemon();
  const pairing = await pairClient(daemon);
  const client = await opened(daemon, pairing);
  const large = 'あ'.repeat(10_000);
  for (let at = 0; at < 20; at++) {
    const changes = Array.from({ length: 30 }, (_, nth) => newChange(large, { path: `future.f${at}x${nth}` }));
    pushed(client, ...changes);
    await client.next('changes');
  }
  const late = await connectClient(daemon, pairing);
  late.say({ type: 'open', dossier: late.dossier, since: 0, hash: '' });
  expect((await late.next('snapshot')).facts).toHaveLength(600);
  expect((await late.next('current')).seq).toBe(600);
}, 20_000);
