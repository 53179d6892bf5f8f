import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectClient, newChange, pairClient } from '../client.ts';
import { type TestDaemon, run, startTestDaemon, temporaryFolder } from '../harness.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 30_000 });

const on = ({ data }: Pick<TestDaemon, 'data'>) => ({
  run: async (...words: readonly string[]) => run(...words, '--data', data),
  json: async (...words: readonly string[]) =>
    JSON.parse((await run(...words, '--data', data, '--json')).output) as readonly Record<string, unknown>[],
});

test('the first use pairs by itself, for the owner only, and leaves the code that is shown as it is (P25)', async () => {
  const daemon = await startTestDaemon();
  expect(await on(daemon).run('dossiers')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^[0-9a-f-]{36} {2}0 {2}\(no name yet\)\n$/),
  });
  const key = join(daemon.data, 'cli.json');
  expect(statSync(key).mode & 0o777).toBe(0o600);
  const before = readFileSync(key, 'utf8');
  expect((await on(daemon).run('dossiers')).code).toBe(0);
  expect(readFileSync(key, 'utf8')).toBe(before);
  expect((await run('clients', '--data', daemon.data)).output.match(/Command line/g)).toHaveLength(1);
  await expect(pairClient(daemon)).resolves.toMatchObject({ kid: expect.any(String) });
});

test('several at once, for the first time, all come through', async () => {
  const daemon = await startTestDaemon();
  const ended = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (value) => on(daemon).run('set', 'company.city', value)),
  );
  expect(ended.filter(({ code, output }) => code !== 0 || !output.includes('Saved as change'))).toEqual([]);
  expect(await on(daemon).json('history')).toHaveLength(4);
});

test('unpaired, it says so, pairs anew, and is the same device as before', async () => {
  const daemon = await startTestDaemon();
  await on(daemon).run('set', 'company.city', 'a');
  const { kid } = JSON.parse(readFileSync(join(daemon.data, 'cli.json'), 'utf8')) as { kid: string };
  expect((await run('unpair', kid, '--data', daemon.data)).code).toBe(0);
  const ended = await on(daemon).run('set', 'company.city', 'b');
  expect(ended).toMatchObject({ code: 0, output: expect.stringContaining('no longer knows this command line') });
  const rows = await on(daemon).json('history');
  expect(rows.map(({ value }) => value)).toEqual(['b', 'a']);
  expect(new Set(rows.map(({ device }) => device)).size).toBe(1);
});

test('what set says is saved is there after the daemon was killed that moment', async () => {
  const first = await startTestDaemon();
  const ended = await on(first).run(
    'set',
    'company.legalName',
    ' 株式会社コントソ ',
    '--author',
    '山田',
    '--source',
    'import',
  );
  await first.end('SIGKILL');
  expect(ended).toEqual({ code: 0, output: 'Saved as change 1 of the dossier.\n' });
  const second = await startTestDaemon(first.data, first.port);
  expect(await on(second).json('get', 'company.legalName')).toMatchObject([
    { path: 'company.legalName', value: '株式会社コントソ', source: 'import', author: '山田', seq: 1, rivals: [] },
  ]);
  expect((await on(second).run('dossiers')).output).toBe(
    `${(await on(second).json('dossiers'))[0]?.['id'] as string}  1  (no name yet)\n`,
  );
});

test('facts of all sources, rivals and removals, as people and as programs read them', async () => {
  const daemon = await startTestDaemon();
  const cli = on(daemon);
  await cli.run('set', 'company.city', '港区', '--author', 'Ann');
  await cli.run('set', 'company.city', 'Minato', '--source', 'import', '--author', 'Ann');
  const client = await connectClient(daemon, await pairClient(daemon));
  client.say({
    type: 'push',
    dossier: client.dossier,
    changes: [newChange('中央区\u202E', { seen: 0, author: 'Ben' })],
  });
  await client.next('changes');
  const { output } = await cli.run('get', 'company');
  expect(output.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'AT').split('\n')).toEqual([
    'company.city = 中央区\\u{202e}  (entered by Ben, AT)',
    '  or 港区  (entered by Ann, AT), unseen by the other',
    'company.city = Minato  (import by Ann, AT)',
    '',
  ]);
  expect(await cli.json('get', 'company.city')).toMatchObject([
    { source: 'entered', rivals: [{ value: '港区', author: 'Ann' }] },
    { source: 'import', value: 'Minato', rivals: [] },
  ]);
  expect((await cli.run('remove', 'company.city', '--source', 'import')).code).toBe(0);
  expect(await cli.json('get')).toMatchObject([{ source: 'entered' }]);
  expect(await cli.run('remove', 'company.city', '--source', 'import')).toMatchObject({
    code: 0,
    output: expect.stringContaining('so already'),
  });
  expect(await cli.json('history', 'company', '--limit', '2')).toMatchObject([
    { seq: 4, value: null, source: 'import' },
    { seq: 3, author: 'Ben' },
  ]);
});

test('history goes back page by page, past what one answer holds', async () => {
  const daemon = await startTestDaemon();
  const client = await connectClient(daemon, await pairClient(daemon));
  for (let batch = 0; batch < 12; batch++) {
    const changes = Array.from({ length: 100 }, (_, at) => newChange(`${batch * 100 + at}`));
    client.say({ type: 'push', dossier: client.dossier, changes });
    await client.next('changes');
  }
  await on(daemon).run('set', 'company.state', '東京都');
  expect(await on(daemon).json('history', 'company.city', '--limit', '1100')).toHaveLength(1_100);
  const all = await on(daemon).json('history', '--limit', '9999');
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_201 }, (_, at) => 1_201 - at));
  expect((await on(daemon).run('history')).output.trim().split('\n')).toHaveLength(20);
});

test('a new dossier is one of its own; with several, one has to be named', async () => {
  const daemon = await startTestDaemon();
  const cli = on(daemon);
  await cli.run('set', 'company.city', 'first');
  const id = (await cli.run('new')).output.trim();
  expect((await cli.json('dossiers')).map((it) => it['id'])).toContain(id);
  expect(await cli.run('get')).toMatchObject({ code: 2, output: expect.stringMatching(`--dossier ID: .*${id}`) });
  expect((await cli.run('set', 'company.city', 'second', '--dossier', id)).code).toBe(0);
  expect(await cli.json('get', '--dossier', id)).toMatchObject([{ value: 'second' }]);
  const [first] = await cli.json('dossiers');
  expect(await cli.json('history', '--dossier', String(first?.['id']))).toMatchObject([{ value: 'first' }]);
  const stranger = '00000000-0000-4000-8000-00000000000f';
  expect(await cli.run('get', '--dossier', stranger)).toMatchObject({
    code: 1,
    output: expect.stringContaining(`no dossier ${stranger}`),
  });
});

describe('what cannot be done is told in one line: what, where, and what to do', () => {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let daemon: TestDaemon;
  beforeAll(async () => {
    daemon = await startTestDaemon(null, 0, (cleanUp) => void cleanUps.unshift(cleanUp));
  });
  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  });

  test.each<[readonly string[], number, string]>([
    [['get', 'company.cty'], 2, 'There is no field company.cty. Did you mean company.city?'],
    [['get', 'compny'], 2, 'There is no field compny. Did you mean company?'],
    [['get', 'company.city'], 1, 'Nothing is known of company.city in this dossier.'],
    [['set', 'company.legalname', 'x'], 2, 'Did you mean company.legalName?'],
    [['set', 'partnerid:a1.number', '1'], 2, 'Did you mean partnerId:a1.number?'],
    [['set', 'partnerId.number', '1'], 2, 'say which with partnerId:RECORD.number'],
    [['set', 'company.city'], 2, 'set needs a PATH and a VALUE'],
    [['set', 'company.city', 'a', 'b'], 2, 'quote a value with blanks'],
    [['set', 'company.city', ' '], 2, 'countersign remove company.city'],
    [['set', 'company.city', 'x', '--source', 'rumour'], 2, 'entered, portal, directory, mail, import, not rumour'],
    [['set', 'contact.email', 'taro'], 1, 'contact.email: Enter an email address such as'],
    [['set', 'csp.mpa', 'maybe'], 1, 'There are: accepted, open'],
    [['remove'], 2, 'remove needs a PATH'],
    [['history', '--limit', 'x'], 2, '--limit takes a number from 1, not x'],
    [['history', 'compny.city'], 2, 'Did you mean company.city?'],
    [['get', '--dossier', '1'], 2, '--dossier takes an id'],
  ])('%j', async (words, code, output) => {
    const ended = await on(daemon).run(...words);
    expect(ended).toEqual({ code, output: expect.stringContaining(output) });
    expect(ended.output.trim().split('\n')).toHaveLength(1);
  });

  test('nothing of it was stored', async () => {
    expect(await on(daemon).json('history')).toEqual([]);
  });

  test.each([['get'], ['set', 'company.city', 'x'], ['watch'], ['dossiers'], ['new'], ['history']])(
    '%s without a daemon',
    async (...words) => {
      const data = join(temporaryFolder(), 'data');
      expect(await run(...words, '--data', data)).toEqual({
        code: 1,
        output: `No daemon runs on ${data}. Start it: countersign start\n`,
      });
    },
  );

  test.each<[string, (path: string) => void, string]>([
    ['others may read', (path) => chmodSync(path, 0o644), 'chmod 600'],
    ['is damaged', (path) => writeFileSync(path, '{}'), 'is damaged. Move it away'],
  ])('a key file that %s', async (_name, spoil, output) => {
    const other = await startTestDaemon();
    await on(other).run('dossiers');
    spoil(join(other.data, 'cli.json'));
    expect(await on(other).run('dossiers')).toMatchObject({ code: 1, output: expect.stringContaining(output) });
  });
});
