import { WebSocket } from 'ws';
import { type ClientPairing, connect, pair } from '../../shared/client/connect.ts';
import { type Wire, wireOf } from '../../shared/client/wire.ts';
import { CLI_ORIGIN, SUBPROTOCOL, endpointOf } from '../../shared/protocol/address.ts';
import type { Change } from '../../shared/protocol/change.ts';
import type { DaemonMessage } from '../../shared/protocol/daemon-messages.ts';
import { foldPairingCode } from '../../shared/protocol/pairing-code.ts';
import type { TestDaemon } from './harness.ts';

/** A connection that speaks the protocol by hand, for tests of the daemon itself. */
export interface RawClient {
  readonly wire: Wire;
  readonly store: string;
  readonly dossier: string;
  /** Sends a message with the next count. */
  say(message: object): void;
  /** The next message of a type; others are passed over. */
  next<Type extends DaemonMessage['type']>(type: Type): Promise<DaemonMessage & { type: Type }>;
  close(): void;
}

/** Opens a socket as a command line does. */
export async function dial(port: number, origin = CLI_ORIGIN): Promise<Wire> {
  const wire = await wireOf(new WebSocket(`ws://${endpointOf(port)}/v1`, SUBPROTOCOL, { origin }));
  if (wire === null) throw new Error('The daemon refused the socket.');
  return wire;
}

/** Pairs with a daemon. */
export async function pairClient({ port, code }: TestDaemon, typed = code ?? ''): Promise<ClientPairing> {
  const wire = await dial(port);
  const meeting = { crypto, endpoint: endpointOf(port), origin: CLI_ORIGIN };
  const paired = await pair(wire, meeting, foldPairingCode(typed) ?? '', 'test');
  wire.close();
  if (!paired.ok) throw new Error(paired.code);
  return paired.value;
}

/** Connects, and asks for the first dossier's id; `open` it to follow it. */
export async function connectClient({ port }: Pick<TestDaemon, 'port'>, pairing: ClientPairing): Promise<RawClient> {
  const wire = await dial(port);
  const met = await connect(wire, { crypto, endpoint: endpointOf(port), origin: CLI_ORIGIN }, pairing);
  if (!met.ok) throw new Error(met.code);
  let count = 0;
  const say = (message: object) => wire.send(JSON.stringify({ ...message, n: ++count }));
  async function next<Type extends DaemonMessage['type']>(type: Type): Promise<DaemonMessage & { type: Type }> {
    for (;;) {
      const text = await wire.receive();
      if (text === null) throw new Error(`closed with ${wire.closeCode} while waiting for ${type}`);
      const message = JSON.parse(text) as DaemonMessage;
      if (message.type === type) return message as DaemonMessage & { type: Type };
    }
  }
  const { store } = await next('ready');
  say({ type: 'list' });
  const { dossiers } = await next('dossiers');
  return { wire, store, dossier: dossiers[0]?.id ?? '', say, next, close: wire.close };
}

let made = 0;

/** A change with an id of its own. */
export function newChange(value: string | null, given: Partial<Change> = {}): Change {
  made += 1;
  const device = '00000000-0000-4000-8000-00000000000a';
  const at = '2026-11-22T00:00:00.000Z';
  return {
    id: crypto.randomUUID(),
    path: 'company.city',
    source: 'entered',
    value,
    seen: made,
    at,
    author: 'Ann',
    device,
    ...given,
  };
}
