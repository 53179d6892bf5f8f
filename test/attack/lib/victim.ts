import 'fake-indexeddb/auto';
import { WebSocket } from 'ws';
import { desk } from '../../../extension/background/desk.ts';
import { type Dial, looksLikeDaemon } from '../../../extension/background/dial.ts';
import { databaseKeep } from '../../../extension/background/keep.ts';
import { link } from '../../../extension/background/link.ts';
import type { LinkState } from '../../../extension/messages.ts';
import { ReplicaDatabase } from '../../../extension/replica/database.ts';
import type { ClientPairing } from '../../../shared/client/connect.ts';
import { wireOf } from '../../../shared/client/wire.ts';
import { CLI_ORIGIN, HOST, PATH, SUBPROTOCOL, endpointOf } from '../../../shared/protocol/address.ts';
import type { Lab } from './lab.ts';

/** What no one but the daemon may ever hear. */
export const SECRETS = ['株式会社コントソ', '港区赤坂一丁目', '090-1234-5678', '山田花子'];

/** The background of an extension that has something to send. */
export interface Victim {
  /** What it has shown as the state of its link, in order. */
  readonly states: readonly LinkState[];
  /** Waits until the state is one of these, or for `patience` milliseconds. */
  reaches(states: readonly LinkState['state'][], patience?: number): Promise<LinkState['state']>;
}

/** Opens sockets as the browser does, over Node's client, which follows no redirect either. */
export const nodeDial: Dial = {
  open: async (port) => {
    const socket = new WebSocket(`ws://${HOST}:${port}${PATH}`, SUBPROTOCOL, { origin: CLI_ORIGIN });
    const tooLong = setTimeout(() => socket.close(), 5_000);
    return wireOf(socket).finally(() => clearTimeout(tooLong));
  },
  answers: async (port) =>
    fetch(`http://${HOST}:${port}/`, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5_000) }).then(
      (answer) => (looksLikeDaemon(answer) ? 'daemon' : 'other'),
      () => 'nobody',
    ),
  isBlocked: async () => false,
};

let victims = 0;

/** Someone who was paired at a port, and has four secrets waiting to be sent there. */
export async function victim(lab: Lab, port: number, pairing: ClientPairing): Promise<Victim> {
  const database = new ReplicaDatabase(`victim-${++victims}`);
  const keep = databaseKeep(database);
  await keep.setMeta('port', String(port));
  await keep.setMeta('author', SECRETS[3] ?? '');
  await keep.keepPairing(pairing, endpointOf(port));
  const states: LinkState[] = [];
  let isOver = false;
  const line = link({
    dial: nodeDial,
    replica: keep.replica,
    crypto,
    origin: CLI_ORIGIN,
    pairing: async () => (isOver ? null : keep.pairing()),
    port: () => keep.meta('port'),
    onState: (state) => void states.push(state),
    version: '0.1.0',
    onReceived() {},
    onDossiers() {},
    onRestored() {},
    stayAwake() {},
  });
  lab.atEnd(async () => {
    isOver = true;
    line.restart();
    for (let at = 0; at < 600 && states.at(-1)?.state !== 'not-paired'; at++) await pause(10);
    await database.delete();
  });
  const door = desk(keep, line.wake);
  const paths = ['company.legalName', 'company.addressLine1', 'company.phone'];
  await door.enter(paths.map((path, at) => ({ path, value: SECRETS[at] ?? '' })));
  line.wake();
  return {
    states,
    async reaches(wanted, patience = 8_000) {
      const until = performance.now() + patience;
      while (performance.now() < until && !wanted.includes(states.at(-1)?.state ?? 'connecting')) await pause(10);
      return states.at(-1)?.state ?? 'connecting';
    },
  };
}

/** Waits, in milliseconds. */
export const pause = async (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
