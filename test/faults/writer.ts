import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { type ClientPairing, connect } from '../../shared/client/connect.ts';
import { memoryReplica } from '../../shared/client/memory-replica.ts';
import { synchronise } from '../../shared/client/sync.ts';
import { wireOf } from '../../shared/client/wire.ts';
import { CLI_ORIGIN, SUBPROTOCOL, endpointOf } from '../../shared/protocol/address.ts';
import { newChange } from '../daemon/client.ts';

const EVERY_MS = 3;
const AGAIN_MS = 20;

/** Someone who edits all the time, whatever happens to the line and to the daemon. */
export interface Writer {
  /** Ids of the changes that the daemon has acknowledged to this writer. */
  readonly acknowledged: ReadonlySet<string>;
  /** Stops editing; resolves when everything is acknowledged. */
  finish(): Promise<void>;
  /** Stops at once, with whatever is not acknowledged. */
  abandon(): Promise<void>;
}

/** Starts to edit. The socket goes to `port`, which may be a proxy's; both sides prove the daemon's own. */
export function startWriter(port: number, daemonPort: number, pairing: ClientPairing): Writer {
  const device = randomUUID();
  const acknowledged = new Set<string>();
  const waiting = new Set<string>();
  const now: { does: 'edits' | 'finishes' | 'leaves'; isOpen: boolean } = { does: 'edits', isOpen: false };
  let count = 0;
  let seen = 0;
  const acknowledge = (id: string) => waiting.delete(id) && acknowledged.add(id);
  const replica = memoryReplica({
    accepted({ seq, change }) {
      seen = seq;
      if (change.device === device) acknowledge(change.id);
    },
    replaced(facts) {
      for (const { seq } of facts) seen = Math.max(seen, seq);
    },
    refused({ detail }) {
      throw new Error(`refused: ${detail}`);
    },
  });
  const pause = async (ms: number) => new Promise((ready) => setTimeout(ready, ms));

  async function session(): Promise<void> {
    // The daemon wants its own address as host, also behind a proxy.
    const headers = { Host: endpointOf(daemonPort) };
    const wire = await wireOf(
      new WebSocket(`ws://${endpointOf(port)}/v1`, SUBPROTOCOL, { origin: CLI_ORIGIN, headers }),
    );
    if (wire === null) return;
    const meeting = { crypto, endpoint: endpointOf(daemonPort), origin: CLI_ORIGIN };
    const met = await Promise.race([connect(wire, meeting, pairing), pause(2_000).then(() => null)]);
    if (met?.ok !== true) return wire.close();
    const sync = synchronise(wire, replica, { ready() {}, received() {}, pinged() {} });
    now.isOpen = true;
    void sync.ended.then(() => (now.isOpen = false));
    const stuck = setInterval(() => void (now.does === 'leaves' && wire.close()), 50);
    const idle = watchdog(() => wire.close());
    let last = acknowledged.size;
    while (now.isOpen && now.does !== 'leaves' && (now.does === 'edits' || waiting.size > 0)) {
      if (now.does === 'edits') {
        count += 1;
        const change = newChange(`${count}`, { device, seen, path: `future.f${count % 50}` });
        waiting.add(change.id);
        void replica.enqueue([change]);
        sync.wake();
      }
      // What was taken while the line was down may be known from the state alone, with no echo of its own.
      else if ((await replica.read()).pending === 0) for (const id of waiting) acknowledge(id);
      if (acknowledged.size > last) idle.alive();
      last = acknowledged.size;
      await pause(EVERY_MS);
    }
    clearInterval(stuck);
    idle.end();
    wire.close();
    await sync.ended;
  }

  async function run(): Promise<void> {
    while (now.does === 'edits' || (now.does === 'finishes' && waiting.size > 0)) {
      await session();
      await pause(AGAIN_MS);
    }
  }

  const running = run();
  return {
    acknowledged,
    async finish() {
      now.does = 'finishes';
      await running;
    },
    async abandon() {
      now.does = 'leaves';
      await running;
    },
  };
}

/** A line on which nothing is acknowledged for a while is given up, as a link's ping would do. */
function watchdog(giveUp: () => void): { alive(): void; end(): void } {
  const timer = setTimeout(giveUp, 1_500);
  return { alive: () => void timer.refresh(), end: () => clearTimeout(timer) };
}
