import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keepCredentials } from '../../daemon/client/credentials.ts';
import { listenForOrders } from '../../daemon/control.ts';
import { pathsIn } from '../../daemon/paths.ts';
import { connectClient, dial, pairClient } from './client.ts';
import { run, startTestDaemon, temporaryFolder } from './harness.ts';
import { type OtherDaemon, otherProtocol, otherRelease, refusing } from './other-daemon.ts';

vi.setConfig({ testTimeout: 20_000 });
const zeros = 'A'.repeat(43);

test.each<[string, object, number, string]>([
  ['a newer hello', { type: 'hello', v: 2, kid: 'of a new shape', more: true }, 4426, 'version 1'],
  ['a newer pairing', { type: 'pair1', v: 7 }, 4426, 'version 1'],
  ['a hello of this version that is none', { type: 'hello', v: 1, kid: '' }, 4401, ''],
  ['a hello of no version', { type: 'hello', kid: '', ne: zeros }, 4401, ''],
])(
  '%s is answered by closing, with the daemon’s version where that is the reason (P18)',
  async (_name, said, code, reason) => {
    const daemon = await startTestDaemon();
    const wire = await dial(daemon.port);
    wire.send(JSON.stringify(said));
    expect(await wire.receive()).toBeNull();
    expect([wire.closeCode, wire.closeReason]).toEqual([code, reason]);
  },
);

test('a message of a later version is answered by closing, and says which word it was', async () => {
  const daemon = await startTestDaemon();
  const client = await connectClient(daemon, await pairClient(daemon));
  client.say({ type: 'rename', dossier: client.dossier });
  while ((await client.wire.receive()) !== null);
  expect([client.wire.closeCode, client.wire.closeReason]).toEqual([4400, expect.stringContaining('type')]);
});

test('a dossier is made once under its id, is on disk when it is told, and can be used (P46)', async () => {
  const first = await startTestDaemon();
  const pairing = await pairClient(first);
  const client = await connectClient(first, pairing);
  const dossier = crypto.randomUUID();
  client.say({ type: 'create', dossier });
  client.say({ type: 'create', dossier });
  await client.next('dossiers');
  const { dossiers } = await client.next('dossiers');
  expect(dossiers).toEqual([
    expect.objectContaining({ id: client.dossier }),
    { id: dossier, name: '', isRehearsal: false, seq: 0 },
  ]);
  await first.end('SIGKILL');
  const second = await startTestDaemon(first.data, first.port);
  const again = await connectClient(second, pairing);
  again.say({ type: 'open', dossier, since: 0, hash: '' });
  expect(await again.next('current')).toMatchObject({ dossier, seq: 0 });
});

/** A data folder whose daemon is the one given. */
async function folderOf({ endpoint }: OtherDaemon, code: string | undefined): Promise<string> {
  const data = join(temporaryFolder(), 'data');
  mkdirSync(data, { mode: 0o700 });
  const orders = await listenForOrders(pathsIn(data).control, ({ verb }) =>
    verb === 'pair-cli' && code === undefined ? { error: 'not an order' } : { endpoint, code },
  );
  onTestFinished(() => void orders?.close());
  return data;
}

test.each([
  [2, '0123456789ABCDEF', 'is of a newer version than this command line'],
  [0, '0123456789ABCDEF', 'is of an older version than this command line'],
  [1, undefined, 'is of an older version than this command line'],
])('a command line that meets a daemon of protocol %i says which side to update', async (version, code, output) => {
  const other = await otherProtocol(version);
  const ended = await run('get', '--data', await folderOf(other, code));
  expect(ended).toEqual({ code: 1, output: expect.stringContaining(`The daemon at ${other.endpoint} ${output}`) });
});

const DEVICE = '00000000-0000-4000-8000-00000000000a';

test.each<[string, () => Promise<OtherDaemon>, string]>([
  [
    'takes no change',
    async () => refusing('company.city: too-long'),
    'did not take it: invalid-value: company.city: too-long',
  ],
  ['is of an older release', async () => otherRelease('0.0.9', 'refuses'), 'is older (0.0.9) than this command line'],
  ['is of a newer release', async () => otherRelease('9.0.0', 'babbles'), '(9.0.0) and this command line'],
])('a command line whose daemon %s tells why, and that it is not saved', async (_name, start, output) => {
  const other = await start();
  const data = await folderOf(other, undefined);
  keepCredentials(pathsIn(data).cli, DEVICE, other.kid, other.long);
  const ended = await run('set', 'company.city', '港区', '--data', data);
  expect(ended).toEqual({ code: 1, output: expect.stringContaining(output) });
  expect(ended.output.trim().split('\n')).toHaveLength(1);
});
