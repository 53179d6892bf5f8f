import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hub } from '../../../daemon/hub.ts';
import { serve } from '../../../daemon/session.ts';
import { groupCommit } from '../../../daemon/store/group-commit.ts';
import { openSqlite } from '../../../daemon/store/sqlite.ts';
import { synchronise } from '../../../shared/client/sync.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import { saidIn } from '../../../shared/dossier/put-back.ts';
import { change } from '../fact.ts';
import { NO_FILES, loopback } from './loopback.ts';
import { type Person, settle, tear, threePeople } from './people.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 60);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const PATHS = ['company.city', 'company.state', 'company.phone'] as const;

type Action =
  | { readonly do: 'edit'; readonly client: number; readonly path: number }
  | { readonly do: 'connect'; readonly client: number }
  | { readonly do: 'tear'; readonly client: number }
  | { readonly do: 'deliver' }
  | { readonly do: 'back-up' }
  | { readonly do: 'restore' };

const client = fc.nat(2);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), client, path: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('connect' as const), client }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tear' as const), client }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'back-up' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restore' as const }) },
);

/** Plays a history in which the daemon's database is copied and put back, on the real client core, session and store. */
async function play(actions: readonly Action[]) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-restore-'));
  const [file, copy] = [join(folder, 'dossiers.sqlite'), join(folder, 'copy.sqlite')];
  const { people, clear } = threePeople();
  let store = openSqlite(file);
  let followers = hub(store.since);
  let commit = groupCommit(store, followers.publish);
  let edits = 0;
  let mustStay: readonly string[] = [];

  function connect(person: Person): void {
    if (person.line !== null) return;
    const line = loopback();
    person.line = line;
    void serve(line.daemon, { ...NO_FILES, store, commit, hub: followers, version: 'model' }, () => {});
    person.sync = synchronise(line.client, person.replica, { ready() {}, received() {}, pinged() {} });
  }

  /** Ends the daemon, does something to its file, and starts it again. */
  async function reopened(work: () => void): Promise<void> {
    people.forEach(tear);
    await commit.settled();
    await settle();
    await store.close();
    work();
    store = openSqlite(file);
    followers = hub(store.since);
    commit = groupCommit(store, followers.publish);
  }

  async function deliverAll(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      quiet = people.every(({ line }) => (line?.underWay ?? 0) === 0) ? quiet + 1 : 0;
      for (const { line } of people) for (const to of ['daemon', 'client'] as const) line?.deliver(to);
      await settle();
    }
  }

  async function act(it: Action): Promise<void> {
    if (it.do === 'deliver') return deliverAll();
    if (it.do === 'back-up') return reopened(() => copyFileSync(file, copy));
    if (it.do === 'restore') {
      people.forEach(tear);
      await settle();
      const own = people.map(async ({ replica, device }) =>
        saidIn((await replica.read()).facts).filter((said) => said.device === device),
      );
      mustStay = (await Promise.all(own)).flat().map((said) => said.change);
      return reopened(() => copyFileSync(copy, file));
    }
    const person = people[it.client];
    if (person === undefined) return undefined;
    if (it.do !== 'edit') return it.do === 'connect' ? connect(person) : tear(person);
    const { seq } = await person.replica.read();
    const path = PATHS[it.path] ?? PATHS[0];
    const value = path === 'company.phone' ? `+81 ${++edits}00000` : String(++edits);
    await person.replica.enqueue([change(path, value, { id: crypto.randomUUID(), device: person.device, seen: seq })]);
    return person.sync?.wake();
  }

  await reopened(() => copyFileSync(file, copy));
  for (const it of actions) {
    await act(it);
    await settle();
  }
  people.forEach(connect);
  await deliverAll();
  const [dossier] = await store.dossiers();
  const id = dossier?.id ?? '';
  const log = (await store.since(id, 0, 10_000)).map(({ text }) => (JSON.parse(text) as { readonly id: string }).id);
  const end = {
    log,
    mustStay,
    facts: (await store.snapshot(id))?.facts ?? [],
    fault: await store.verify(id),
    replicas: await Promise.all(people.map(async ({ replica }) => replica.read())),
  };
  people.forEach(tear);
  await clear();
  await store.close();
  rmSync(folder, { recursive: true });
  return end;
}

const byKey = (facts: readonly Fact[]) =>
  Object.fromEntries(
    facts.map(({ path, value, change: id, rivals }) => [path, { value, id, rivals: rivals.map((it) => it.change) }]),
  );

test(`${HISTORIES} random histories with backups put back, from seed ${SEED}: what its author still saw is in the log, and all replicas are equal (P45)`, async () => {
  let restored = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 15, maxLength: 60, size: 'max' }), async (actions) => {
      const { log, mustStay, facts, fault, replicas } = await play(actions);
      expect(fault).toBeNull();
      expect(new Set(log).size).toBe(log.length);
      expect(mustStay.filter((id) => !log.includes(id))).toEqual([]);
      for (const { facts: shown, pending, refused } of replicas) {
        expect([pending, refused]).toEqual([0, []]);
        expect(byKey(shown)).toEqual(byKey(facts));
      }
      restored += mustStay.length;
    }),
    { numRuns: HISTORIES, seed: SEED },
  );
  expect(restored).toBeGreaterThan(HISTORIES / 4);
}, 1_800_000);
