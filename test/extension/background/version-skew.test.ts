import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { LinkState } from '../../../extension/messages.ts';
import type { OtherDaemon } from '../../daemon/other-daemon.ts';
import { otherProtocol, otherRelease } from '../../daemon/other-daemon.ts';
import { person } from './person.ts';

const CODE = '0123-4567-89AB-CDEF';
const skew = (daemon: string, older: 'daemon' | 'extension' | null): LinkState => ({
  state: 'version-skew',
  daemon,
  older,
});

test.each<[string, () => Promise<OtherDaemon>, LinkState]>([
  ['speaks a newer protocol', async () => otherProtocol(2), skew('', 'extension')],
  ['speaks an older protocol', async () => otherProtocol(0), skew('', 'daemon')],
  ['does not know what we say, and is older', async () => otherRelease('0.0.9', 'refuses'), skew('0.0.9', 'daemon')],
  [
    'says what we do not know, and is newer',
    async () => otherRelease('0.10.0', 'babbles'),
    skew('0.10.0', 'extension'),
  ],
  ['is of the same version', async () => otherRelease('0.1.0', 'refuses'), skew('0.1.0', null)],
])('a daemon that %s: the side to update is named, and nothing is lost', async (_name, start, expected) => {
  const daemon = await start();
  const ann = await person(daemon.port);
  await ann.keep.keepPairing(daemon.pairing, daemon.endpoint);
  await ann.door.enter([{ path: 'company.city', value: '港区' }]);
  await ann.reaches('version-skew');
  expect(ann.states.at(-1)).toMatchObject(expected);
  expect(await ann.pending()).toBe(1);
});

test.each([
  [2, 'client-older'],
  [0, 'daemon-older'],
])('pairing with a daemon of protocol %i is refused: %s', async (version, code) => {
  const daemon = await otherProtocol(version);
  const ann = await person(daemon.port);
  expect(await ann.pair(CODE)).toEqual({ ok: false, code });
});
