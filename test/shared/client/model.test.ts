import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hub } from '../../../daemon/hub.ts';
import { serve } from '../../../daemon/session.ts';
import { groupCommit } from '../../../daemon/store/group-commit.ts';
import { openSqlite } from '../../../daemon/store/sqlite.ts';
import { ReplicaDatabase } from '../../../extension/replica/database.ts';
import { dexieReplica } from '../../../extension/replica/write.ts';
import { memoryReplica } from '../../../shared/client/memory-replica.ts';
import type { OwnReplica } from '../../../shared/client/replica.ts';
import { type Sync, synchronise } from '../../../shared/client/sync.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import type { Change } from '../../../shared/protocol/change.ts';
import { change } from '../fact.ts';
import { type Loopback, loopback } from './loopback.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 150);
const CLIENTS = 3;
const PATHS = ['company.city', 'company.state', 'partnerId:a1.number'] as const;

type Action =
  | { readonly do: 'edit'; readonly client: number; readonly path: number; readonly value: number }
  | { readonly do: 'connect' | 'tear' | 'wake'; readonly client: number }
  | { readonly do: 'deliver'; readonly client: number; readonly to: 'daemon' | 'client' }
  | { readonly do: 'crash' };

const client = fc.nat(CLIENTS - 1);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('edit' as const), client, path: fc.nat(2), value: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('connect' as const), client }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('tear' as const), client }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wake' as const), client }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      client,
      to: fc.constantFrom('daemon' as const, 'client' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
);

interface Person {
  readonly device: string;
  readonly replica: OwnReplica;
  line: Loopback | null;
  sync: Sync | null;
}

/** Lets everything that can go on without the network go on. */
async function settle(): Promise<void> {
  for (let at = 0; at < 12; at++) await new Promise((ready) => setImmediate(ready));
}

let worlds = 0;

/** Plays a history on the real replica, the real client core, the real session and the real store. */
async function play(actions: readonly Action[]) {
  const store = openSqlite(':memory:');
  const databases = Array.from({ length: CLIENTS - 1 }, () => new ReplicaDatabase(`model-${++worlds}`));
  // The last client is a command line, or a browser that keeps nothing.
  const kept = [...databases.map((database) => dexieReplica(database)), memoryReplica()];
  const people: Person[] = kept.map((replica, at) => ({
    device: `00000000-0000-4000-8000-00000000000${at}`,
    replica,
    line: null,
    sync: null,
  }));
  const edits: Change[] = [];
  let followers = hub();
  let commit = groupCommit(store, followers.publish);

  function connect(person: Person): void {
    if (person.line !== null) return;
    const line = loopback();
    person.line = line;
    void serve(line.daemon, { store, commit, hub: followers, version: 'model' });
    const quiet = () => {};
    person.sync = synchronise(line.client, person.replica, {
      ready: quiet,
      received: quiet,
      pinged: quiet,
    });
  }

  function tear(person: Person): void {
    person.line?.tear();
    person.line = null;
    person.sync = null;
  }

  async function edit(person: Person, path: string, value: string): Promise<void> {
    const { seq } = await person.replica.read();
    const made = change(path, value, { id: crypto.randomUUID(), device: person.device, seen: seq });
    edits.push(made);
    await person.replica.enqueue([made]);
    person.sync?.wake();
  }

  async function act(it: Action): Promise<void> {
    if (it.do === 'crash') {
      for (const person of people) tear(person);
      followers = hub();
      commit = groupCommit(store, followers.publish);
      return;
    }
    const person = people[it.client];
    if (person === undefined) return;
    if (it.do === 'edit') await edit(person, PATHS[it.path] ?? PATHS[0], String(it.value));
    else if (it.do === 'connect') connect(person);
    else if (it.do === 'tear') tear(person);
    else if (it.do === 'wake') person.sync?.wake();
    else if (it.do === 'deliver') person.line?.deliver(it.to);
  }

  for (const it of actions) {
    await act(it);
    await settle();
  }
  for (const person of people) connect(person);
  for (let quiet = 0; quiet < 3;) {
    quiet = people.every(({ line }) => line?.underWay === 0) ? quiet + 1 : 0;
    for (const { line } of people) {
      for (const to of ['daemon', 'client'] as const) line?.deliver(to);
    }
    await settle();
  }
  const [dossier] = await store.dossiers();
  const id = dossier?.id ?? '';
  const log = (await store.since(id, 0, 1_000)).map(({ seq, text }) => ({ seq, change: JSON.parse(text) as Change }));
  const replicas = await Promise.all(people.map(async ({ replica }) => replica.read()));
  const facts = (await store.snapshot(id))?.facts ?? [];
  const fault = await store.verify(id);
  for (const person of people) tear(person);
  for (const database of databases) await database.delete();
  await store.close();
  return { edits, log, replicas, facts, fault };
}

const byKey = (facts: readonly Fact[]) =>
  Object.fromEntries(
    facts.map(({ path, source, value, change: id, rivals }) => [
      `${path}@${source}`,
      { value, id, rivals: rivals.map((it) => it.change) },
    ]),
  );

test(`${HISTORIES} random histories of edits, torn lines and crashes: all replicas equal, nothing lost, nothing doubled`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 60, size: 'max' }), async (actions) => {
      const { edits, log, replicas, facts, fault } = await play(actions);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
      expect(new Set(log.map((it) => it.change.id))).toEqual(new Set(edits.map(({ id }) => id)));
      expect(log).toHaveLength(edits.length);
      expect(fault).toBeNull();
      for (const { facts: shown, pending } of replicas) {
        expect(pending).toBe(0);
        expect(byKey(shown)).toEqual(byKey(facts));
      }
      // A device's own changes to a fact keep the order in which they were made.
      for (const { device } of edits) {
        const made = edits.filter((it) => it.device === device).map(({ id }) => id);
        expect(log.filter((it) => it.change.device === device).map((it) => it.change.id)).toEqual(made);
      }
    }),
    { numRuns: HISTORIES },
  );
}, 120_000);
