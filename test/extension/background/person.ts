import 'fake-indexeddb/auto';
import { expect, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Desk, desk } from '../../../extension/background/desk.ts';
import { type Dial, looksLikeDaemon } from '../../../extension/background/dial.ts';
import { forgetPairing, readPairing } from '../../../extension/background/keys.ts';
import { type Link, type LinkContext, link } from '../../../extension/background/link.ts';
import { pairWith } from '../../../extension/background/pair.ts';
import type { LinkState, PairFailure } from '../../../extension/messages.ts';
import { ReplicaDatabase } from '../../../extension/replica/database.ts';
import { readDossier, readMeta } from '../../../extension/replica/read.ts';
import { dexieReplica, writeMeta } from '../../../extension/replica/write.ts';
import { wireOf } from '../../../shared/client/wire.ts';
import { CLI_ORIGIN, HOST, PATH, SUBPROTOCOL } from '../../../shared/protocol/address.ts';
import type { Result } from '../../../shared/result.ts';

/** Everything of the background that has to do with the daemon, as `index.ts` puts it together. */
export interface Person {
  readonly database: ReplicaDatabase;
  readonly link: Link;
  readonly door: Desk;
  readonly states: readonly LinkState[];
  pair(code: string | null): Promise<Result<null, PairFailure>>;
  /** Path and value of what is shown. */
  shown(): Promise<Readonly<Record<string, string | null>>>;
  pending(): Promise<number>;
  reaches(state: LinkState['state']): Promise<void>;
}

/** Dials as the browser does, with an origin that Node may have. */
export const nodeDial: Dial = {
  open: (port) => wireOf(new WebSocket(`ws://${HOST}:${port}${PATH}`, SUBPROTOCOL, { origin: CLI_ORIGIN })),
  answers: async (port) =>
    fetch(`http://${HOST}:${port}/`, { method: 'HEAD', redirect: 'manual' }).then(
      (answer) => (looksLikeDaemon(answer) ? 'daemon' : 'other'),
      () => 'nobody',
    ),
  isBlocked: async () => false,
};

let people = 0;

/** Someone with an empty replica who looks for a daemon on a port; gone when the test is. */
export async function person(port: number, given: Partial<LinkContext> = {}): Promise<Person> {
  const database = new ReplicaDatabase(`person-${++people}`);
  await writeMeta(database, 'port', String(port));
  const states: LinkState[] = [];
  const { dial = nodeDial } = given;
  const line = link({
    dial,
    replica: dexieReplica(database),
    crypto,
    origin: CLI_ORIGIN,
    pairing: () => readPairing(database),
    port: () => readMeta(database, 'port'),
    onState: (state) => void states.push(state),
    onReceived() {},
    stayAwake() {},
    ...given,
  });
  onTestFinished(async () => {
    await forgetPairing(database);
    line.restart();
    await vi.waitFor(() => expect(states.at(-1)?.state).toBe('not-paired'), 5_000);
    await database.delete();
  });
  return {
    database,
    link: line,
    door: desk(database, line.wake),
    states,
    pair: async (code) => pairWith(code ?? '', 'test', { database, dial, crypto, origin: CLI_ORIGIN }),
    async shown() {
      const { facts } = await readDossier(database);
      return Object.fromEntries(facts.map(({ path, value }) => [path, value]));
    },
    pending: async () => (await readDossier(database)).pending,
    reaches: async (state) => vi.waitFor(() => expect(states.at(-1)?.state).toBe(state), 10_000),
  };
}
