import 'fake-indexeddb/auto';
import { expect, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Desk, desk } from '../../../extension/background/desk.ts';
import { type Dial, looksLikeDaemon } from '../../../extension/background/dial.ts';
import { type Keep, databaseKeep } from '../../../extension/background/keep.ts';
import { type Link, type LinkContext, link } from '../../../extension/background/link.ts';
import { pairWith } from '../../../extension/background/pair.ts';
import type { LinkState, PairFailure } from '../../../extension/messages.ts';
import { ReplicaDatabase } from '../../../extension/replica/database.ts';
import { wireOf } from '../../../shared/client/wire.ts';
import { CLI_ORIGIN, HOST, PATH, SUBPROTOCOL } from '../../../shared/protocol/address.ts';
import type { Result } from '../../../shared/result.ts';

/** Everything of the background that has to do with the daemon, as `index.ts` puts it together. */
export interface Person {
  readonly database: ReplicaDatabase;
  readonly keep: Keep;
  readonly link: Link;
  readonly door: Desk;
  readonly states: readonly LinkState[];
  /** How many changes were put back, for each restored daemon that was met. */
  readonly restored: readonly number[];
  pair(code: string | null): Promise<Result<null, PairFailure>>;
  /** Path and value of what is shown. */
  shown(): Promise<Readonly<Record<string, string | null>>>;
  pending(): Promise<number>;
  elsewhere(): Promise<number>;
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
export async function person(
  port: number,
  given: Partial<LinkContext> = {},
  givenKeep: Keep | null = null,
): Promise<Person> {
  const database = new ReplicaDatabase(`person-${++people}`);
  const keep = givenKeep ?? databaseKeep(database);
  await keep.setMeta('port', String(port));
  const states: LinkState[] = [];
  const restored: number[] = [];
  const { dial = nodeDial } = given;
  const line = link({
    dial,
    replica: keep.replica,
    crypto,
    origin: CLI_ORIGIN,
    version: '0.1.0',
    pairing: keep.pairing,
    port: () => keep.meta('port'),
    onState: (state) => void states.push(state),
    onReceived() {},
    onDossiers() {},
    onRestored: (count) => void restored.push(count),
    stayAwake() {},
    ...given,
  });
  onTestFinished(async () => {
    await keep.forgetPairing();
    line.restart();
    await vi.waitFor(() => expect(states.at(-1)?.state).toBe('not-paired'), 5_000);
    await database.delete();
  });
  return {
    database,
    keep,
    link: line,
    door: desk(keep, line.wake),
    states,
    restored,
    pair: async (code) => pairWith(code ?? '', 'test', { keep, dial, crypto, origin: CLI_ORIGIN }),
    async shown() {
      const { facts } = await keep.replica.read();
      return Object.fromEntries(facts.map(({ path, value }) => [path, value]));
    },
    pending: async () => (await keep.replica.read()).pending,
    elsewhere: async () => (await keep.replica.read()).elsewhere,
    reaches: async (state) => vi.waitFor(() => expect(states.at(-1)?.state).toBe(state), 10_000),
  };
}
