import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Connection, connectionOf } from '../../daemon/connection.ts';
import { handshake } from '../../daemon/handshake.ts';
import { longKeyOf, newPairing } from '../../daemon/pairings.ts';
import { attempts } from '../../daemon/attempts.ts';
import { pairingWindow } from '../../daemon/pairing-window.ts';
import { CLI_ORIGIN, SUBPROTOCOL, endpointOf } from '../../shared/protocol/address.ts';
import { connectKeys } from '../../shared/protocol/cs1.ts';
import type { ClientPairing } from '../../shared/client/connect.ts';

/** A daemon of another time. */
export interface OtherDaemon {
  readonly port: number;
  readonly endpoint: string;
  readonly pairing: ClientPairing;
  /** Id and bytes of the pairing's key. */
  readonly kid: string;
  readonly long: ReturnType<typeof longKeyOf>;
}

/** A daemon of another version of the protocol: whatever it is told first, it closes with its own. */
export async function otherProtocol(version: number, wanted = 0): Promise<OtherDaemon> {
  return daemonWith(async (socket) => {
    const connection = connectionOf(socket);
    await connection.receive();
    connection.close(4426, `version ${version}`);
  }, wanted);
}

const DOSSIER = { id: '00000000-0000-4000-8000-0000000000d1', name: '', isRehearsal: false, seq: 0 };

/** A daemon that takes no change, since its field knows better than ours what a value may be. */
export async function refusing(detail: string): Promise<OtherDaemon> {
  return daemonWith(async (socket, own) => {
    const connection = await proven(socket, own, '0.1.0');
    const say = (message: object) => connection?.send(JSON.stringify(message));
    const { id: dossier } = DOSSIER;
    connection?.onMessage((message) => {
      const { type, changes } = message as {
        readonly type: string;
        readonly changes?: readonly { readonly id: string }[];
      };
      if (type === 'list') say({ type: 'dossiers', dossiers: [DOSSIER] });
      if (type === 'open') {
        say({ type: 'snapshot', dossier, seq: 0, hash: '', known: true, facts: [] });
        say({ type: 'current', dossier, seq: 0 });
      }
      for (const { id } of changes ?? []) say({ type: 'refusal', dossier, id, code: 'invalid-value', detail });
    });
  });
}

/** A daemon of the same protocol and another version, that does not know what a newer client says, or is not understood. */
export async function otherRelease(version: string, does: 'refuses' | 'babbles'): Promise<OtherDaemon> {
  return daemonWith(async (socket, own) => {
    const connection = await proven(socket, own, version);
    connection?.onMessage(() =>
      does === 'refuses' ? connection.close(4400, 'type: unknown') : connection.send('{"type":"news"}'),
    );
  });
}

interface Own {
  readonly port: number;
  readonly keep: ReturnType<typeof newPairing>;
}

/** Goes through the real handshake, up to `ready`. @returns null when the client did not prove itself */
async function proven(socket: WebSocket, { port, keep }: Own, version: string): Promise<Connection | null> {
  const connection = connectionOf(socket);
  const pairings = { all: () => [keep], find: () => keep, hasOrigin: () => true, add() {}, remove: () => false };
  const { kind } = await handshake({
    crypto,
    tries: attempts(() => 0),
    pairings,
    window: pairingWindow(crypto, () => 0),
    endpoint: endpointOf(port),
    origin: CLI_ORIGIN,
    now: () => new Date(),
    receive: connection.receive,
    send: (message) => connection.send(JSON.stringify(message)),
  });
  if (kind !== 'connected') return null;
  connection.send(JSON.stringify({ type: 'ready', session: crypto.randomUUID(), store: crypto.randomUUID(), version }));
  return connection;
}

async function daemonWith(meet: (socket: WebSocket, own: Own) => Promise<void>, wanted = 0): Promise<OtherDaemon> {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const keep = newPairing(random(16), random(32), CLI_ORIGIN, 'test', new Date());
  const server = new WebSocketServer({ port: wanted, host: '127.0.0.1', handleProtocols: () => SUBPROTOCOL });
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  server.on('connection', (socket) => void meet(socket, { port, keep }));
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  const keys = await connectKeys(crypto.subtle, longKeyOf(keep));
  return { port, endpoint: endpointOf(port), pairing: { kid: keep.kid, keys }, kid: keep.kid, long: longKeyOf(keep) };
}
