import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WebSocket } from 'ws';
import { longKeyOf, newPairing, openPairings } from '../../../../daemon/pairings.ts';
import { pathsIn } from '../../../../daemon/paths.ts';
import { type ClientPairing, connect } from '../../../../shared/client/connect.ts';
import { memoryReplica } from '../../../../shared/client/memory-replica.ts';
import { type Sync, synchronise } from '../../../../shared/client/sync.ts';
import { wireOf } from '../../../../shared/client/wire.ts';
import { CLI_ORIGIN, PATH, SUBPROTOCOL, endpointOf } from '../../../../shared/protocol/address.ts';
import type { Change } from '../../../../shared/protocol/change.ts';
import { connectKeys } from '../../../../shared/protocol/cs1.ts';
import { fieldOf, heldIn, textOf } from '../edits.ts';
import type { Target } from '../target.ts';

const MAIN = resolve(import.meta.dirname, '../../../../dist/daemon/main.js');

/** Countersign: the built daemon, and the client core that the extension runs. What it confirms is on disk. */
export const countersign: Target = {
  id: 'countersign',
  isPeer: false,
  works: ['ack', 'seen', 'burst', 'memory', 'cold', 'offline', 'startup', 'kill'],
  packages: [],
  server: {
    arguments: (data, port) => [MAIN, 'start', '--data', home(data), '--port', String(port)],
    isUp: /Data folder/,
  },
  async prepare(data) {
    mkdirSync(home(data), { mode: 0o700 });
    const pairing = newPairing(randomBytes(16), randomBytes(32), CLI_ORIGIN, 'Bench', new Date());
    openPairings(pathsIn(home(data)).pairing).add(pairing);
  },
  async join({ port, data, seen, confirmed }) {
    const device = randomUUID();
    const pairing = await readPairing(data);
    let tellState = () => {};
    const hasState = new Promise<void>((resolveState) => (tellState = resolveState));
    let seq = 0;
    const replica = memoryReplica({
      accepted({ seq: at, change: { device: by, value } }) {
        seq = at;
        return by === device ? confirmed(Number(value)) : seen(Number(value));
      },
      replaced(facts) {
        for (const fact of facts) {
          seq = Math.max(seq, fact.seq);
          seen(Number(fact.value));
        }
        tellState();
      },
      refused: ({ detail }) => {
        throw new Error(`refused: ${detail}`);
      },
    });
    const come = () => comeIn(port, pairing, replica);
    let line = await come();
    await hasState;
    return {
      edit(serials) {
        void replica.enqueue(serials.map((serial) => changeOf(serial, seq, device)));
        line.sync.wake();
      },
      async offline() {
        line.close();
        await line.sync.ended;
      },
      async online() {
        line = await come();
      },
      close: async () => line.close(),
    };
  },
  store: (data) => {
    let database: DatabaseSync | null = null;
    return {
      look() {
        const open = (database ??= new DatabaseSync(pathsIn(home(data)).database, { readOnly: true, timeout: 1_000 }));
        // The end of the table, not a walk over it: looking must cost the daemon nothing.
        const last = open.prepare('SELECT seq FROM log ORDER BY dossier DESC, seq DESC LIMIT 1').get();
        const { seq } = (last ?? { seq: 0 }) as { readonly seq: number };
        return { key: String(seq), held: async () => heldIn(logUpTo(open, seq), /"value":"(\d{10})"/g) };
      },
      close: () => database?.close(),
    };
  },
};

function home(data: string): string {
  return join(data, 'home');
}

async function readPairing(data: string): Promise<ClientPairing> {
  const [pairing] = openPairings(pathsIn(home(data)).pairing).all();
  if (pairing === undefined) throw new Error('The bench has no pairing.');
  return { kid: pairing.kid, keys: await connectKeys(crypto.subtle, longKeyOf(pairing)) };
}

async function comeIn(
  port: number,
  pairing: ClientPairing,
  replica: Parameters<typeof synchronise>[1],
): Promise<{ readonly sync: Sync; close(): void }> {
  const socket = new WebSocket(`ws://${endpointOf(port)}${PATH}`, SUBPROTOCOL, {
    origin: CLI_ORIGIN,
    perMessageDeflate: false,
  });
  const wire = await wireOf(socket);
  if (wire === null) throw new Error('The daemon did not take the connection.');
  const meeting = { crypto, endpoint: endpointOf(port), origin: CLI_ORIGIN };
  const met = await connect(wire, meeting, pairing);
  if (!met.ok) throw new Error('The daemon did not prove itself.');
  const sync = synchronise(wire, replica, { ready() {}, received() {}, pinged() {} });
  return { sync, close: () => wire.close() };
}

function changeOf(serial: number, seen: number, device: string): Change {
  return {
    id: randomUUID(),
    path: `partnerId:r${fieldOf(serial)}.number`,
    source: 'entered',
    value: textOf(serial),
    seen,
    at: new Date().toISOString(),
    author: 'Bench',
    device,
  };
}

function logUpTo(database: DatabaseSync, seq: number): string {
  const rows = database.prepare('SELECT text FROM log WHERE seq <= ?').all(seq) as { readonly text: string }[];
  return rows.map(({ text }) => text).join('\n');
}
