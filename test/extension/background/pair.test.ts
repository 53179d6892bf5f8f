import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { Dial } from '../../../extension/background/dial.ts';
import type { PairFailure } from '../../../extension/messages.ts';
import type { Wire } from '../../../shared/client/wire.ts';
import { PORTS, endpointOf } from '../../../shared/protocol/address.ts';
import { startTestDaemon } from '../../daemon/harness.ts';
import { freePort } from '../../e2e/world.ts';
import { person } from './person.ts';

const CODE = '0123-4567-89AB-CDEF';

test('a pairing is kept with keys that nobody can take out of the browser', async () => {
  const daemon = await startTestDaemon();
  const ann = await person(daemon.port);
  expect(await ann.pair(daemon.code?.toLowerCase().replaceAll('-', ' ') ?? null)).toEqual({ ok: true, value: null });
  const kept = await ann.database.pairings.get('daemon');
  expect(kept?.endpoint).toBe(endpointOf(daemon.port));
  for (const key of Object.values(kept?.keys ?? {})) expect(key).toMatchObject({ extractable: false });
  expect(Object.keys(kept ?? {}).toSorted()).toEqual(['endpoint', 'keys', 'kid', 'name']);
});

test('a mistyped code is told, and leaves no pairing; the right one still works', async () => {
  const daemon = await startTestDaemon();
  const ann = await person(daemon.port);
  expect(await ann.pair(CODE)).toEqual({ ok: false, code: 'wrong-code' });
  expect(await ann.database.pairings.count()).toBe(0);
  expect(await ann.pair(daemon.code)).toMatchObject({ ok: true });
});

test('a code works once; then the daemon shows none', async () => {
  const daemon = await startTestDaemon();
  const [ann, ben] = [await person(daemon.port), await person(daemon.port)];
  expect(await ann.pair(daemon.code)).toMatchObject({ ok: true });
  const again = await ben.pair(daemon.code);
  expect(again.ok).toBe(false);
  expect(await ben.database.pairings.count()).toBe(0);
});

test('with no daemon there it says so', async () => {
  const ann = await person(await freePort());
  expect(await ann.pair(CODE)).toEqual({ ok: false, code: 'daemon-not-running' });
});

test('what is no code is not tried', async () => {
  const ann = await person(await freePort());
  expect(await ann.pair('hello')).toEqual({ ok: false, code: 'not-a-code' });
});

test('a browser that cannot keep keys says so', async () => {
  const daemon = await startTestDaemon();
  const ann = await person(daemon.port);
  vi.spyOn(ann.database.pairings, 'put').mockRejectedValue(new DOMException('no', 'DataCloneError'));
  expect(await ann.pair(daemon.code)).toEqual({ ok: false, code: 'no-key-store' });
});

type Port = 'nobody' | 'refuses' | 'garbage';
const garbage = (): Wire => ({ send() {}, close() {}, receive: async () => 'garbage', closeCode: 0, closeReason: '' });

/** The usual ports, the first ones as given, and nobody on the others. */
function portsWith(given: readonly Port[]): Dial {
  const at = (port: number) => given[PORTS.indexOf(port)] ?? 'nobody';
  return {
    open: async (port) => (at(port) === 'garbage' ? garbage() : null),
    answers: async (port) => (at(port) === 'refuses' ? 'daemon' : 'nobody'),
    isBlocked: async () => false,
  };
}

test.each<[readonly Port[], PairFailure]>([
  [[], 'daemon-not-running'],
  [['refuses'], 'no-window'],
  [['garbage'], 'other-program'],
  [['refuses', 'garbage'], 'no-window'],
  [['garbage', 'refuses'], 'no-window'],
  [['garbage', 'nobody', 'nobody'], 'other-program'],
])('of ports that are %j the user hears %s', async (given, code) => {
  const ann = await person(0, { dial: portsWith(given) });
  expect(await ann.pair(CODE)).toEqual({ ok: false, code });
});
