import fc from 'fast-check';
import { hub } from '../../../daemon/hub.ts';
import { serve } from '../../../daemon/session.ts';
import { groupCommit } from '../../../daemon/store/group-commit.ts';
import { openSqlite } from '../../../daemon/store/sqlite.ts';
import { StoreFailure } from '../../../daemon/store/store-failure.ts';
import type { Store } from '../../../daemon/store/store.ts';
import { synchronise } from '../../../shared/client/sync.ts';
import type { Change } from '../../../shared/protocol/change.ts';
import { change } from '../fact.ts';
import { NO_FILES, loopback } from './loopback.ts';
import { type Person, settle, tear, threePeople } from './people.ts';

const PATHS = ['company.city', 'company.state', 'partnerId:a1.number'] as const;
/** So few that a replica that was away gets now the entries, now the state. */
const MAX_CATCH_UP = 4;

/** What may happen next. */
export type Action = {
  /** Whether all that can go on without the network does so before the next action. */
  readonly isCalm: boolean;
} & (
  | { readonly do: 'edit'; readonly client: number; readonly path: number; readonly value: number; readonly at: number }
  | { readonly do: 'connect' | 'tear' | 'wake' | 'sleep'; readonly client: number }
  | { readonly do: 'deliver'; readonly client: number; readonly to: 'daemon' | 'client'; readonly count: number }
  /** The daemon dies; or its next transaction is on disk and it dies before it can say so; or the disk fails once. */
  | { readonly do: 'crash' | 'crash-after-commit' | 'fail-before-commit' }
);

const isCalm = fc.boolean();
const client = fc.nat(2);
const only = <Word extends string>(...words: readonly Word[]) => fc.constantFrom(...words);
/** Any of it, edits and deliveries most. */
export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    // A value of 0 removes the fact; clocks go wrong by years, and nothing may depend on them.
    arbitrary: fc.record({
      isCalm,
      do: only('edit'),
      client,
      path: fc.nat(2),
      value: fc.nat(5),
      at: fc.nat(4_000_000_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ isCalm, do: only('connect'), client }) },
  { weight: 2, arbitrary: fc.record({ isCalm, do: only('tear', 'wake', 'sleep'), client }) },
  {
    weight: 14,
    arbitrary: fc.record({ isCalm, do: only('deliver'), client, to: only('daemon', 'client'), count: fc.nat(3) }),
  },
  { weight: 2, arbitrary: fc.record({ isCalm, do: only('crash', 'crash-after-commit', 'fail-before-commit') }) },
);

async function later<T>(answer: Promise<T>): Promise<T> {
  const value = await answer;
  await new Promise((ready) => setImmediate(ready));
  return value;
}

/** Plays a history on the real replica, the real client core, the real session and the real store. */
export async function play(actions: readonly Action[]) {
  const store = openSqlite(':memory:');
  const { people, clear } = threePeople();
  const edits: Change[] = [];
  let next: 'works' | 'crash-after-commit' | 'fail-before-commit' = 'works';
  /** A daemon's process: when it has died, nothing that it still had to do is done. */
  function boot() {
    const dies = new AbortController();
    const disk: Store = {
      ...store,
      // What was read is a moment old when it arrives, as it is from a database that others write to.
      head: async (dossier) => later(store.head(dossier)),
      hashAt: async (dossier, seq) => later(store.hashAt(dossier, seq)),
      since: async (dossier, seq, limit) => later(store.since(dossier, seq, limit)),
      snapshot: async (dossier) => later(store.snapshot(dossier)),
      async append(batches) {
        const happens = next;
        next = 'works';
        if (dies.signal.aborted || happens === 'fail-before-commit') throw new StoreFailure('the disk failed');
        const outcomes = await store.append(batches);
        if (happens === 'works') return outcomes;
        crash();
        throw new StoreFailure('nobody hears of this');
      },
    };
    const followers = hub(disk.since);
    const commit = groupCommit(disk, followers.publish);
    return { ...NO_FILES, store: disk, hub: followers, commit, version: 'model', maxCatchUp: MAX_CATCH_UP, dies };
  }
  let daemon = boot();

  function crash(): void {
    daemon.dies.abort();
    for (const person of people) tear(person);
    daemon = boot();
  }

  function connect(person: Person): void {
    if (person.line !== null) return;
    const line = loopback();
    person.line = line;
    void serve(line.daemon, daemon, () => {});
    const quiet = () => {};
    person.sync = synchronise(line.client, person.replica, {
      ready: quiet,
      received: quiet,
      pinged: quiet,
    });
  }

  function reconnect(person: Person): void {
    tear(person);
    connect(person);
  }

  async function edit(person: Person, path: string, value: string | null, at: string): Promise<void> {
    const { seq } = await person.replica.read();
    const made = change(path, value, { id: crypto.randomUUID(), device: person.device, seen: seq, at });
    edits.push(made);
    await person.replica.enqueue([made]);
    person.sync?.wake();
  }

  async function act(it: Action): Promise<void> {
    if (it.do === 'crash') return crash();
    if (!('client' in it)) return void (next = it.do);
    const person = people[it.client];
    if (person === undefined) return;
    if (it.do === 'edit') {
      const value = it.value === 0 ? null : String(it.value);
      await edit(person, PATHS[it.path] ?? PATHS[0], value, new Date(it.at * 1_000).toISOString());
    } else if (it.do === 'connect') connect(person);
    else if (it.do === 'tear') tear(person);
    else if (it.do === 'wake') person.sync?.wake();
    else if (it.do === 'sleep') {
      // The worker is gone at once; the daemon notices when the line times out, and may still write to it.
      person.line?.leave();
      person.line = null;
      person.sync = null;
    } else if (it.do === 'deliver') for (let nth = 0; nth <= it.count; nth += 1) person.line?.deliver(it.to);
  }

  for (const it of actions) {
    await act(it);
    if (it.isCalm) await settle();
  }
  next = 'works';
  await settle();
  for (const person of people) connect(person);
  // From here on everything arrives, each message while the one before it is still being worked on.
  for (let quiet = 0; quiet < 24;) {
    // A line that broke in the last moment is made anew, as the link does.
    for (const person of people) if (person.line?.client.closeCode !== 0) reconnect(person);
    quiet = people.every(({ line }) => line?.underWay === 0) ? quiet + 1 : 0;
    for (const { line } of people) {
      for (const to of ['daemon', 'client'] as const) line?.deliver(to);
    }
    await new Promise((ready) => setImmediate(ready));
  }
  const [dossier] = await store.dossiers();
  const id = dossier?.id ?? '';
  const log = (await store.since(id, 0, 1_000)).map(({ seq, text }) => ({ seq, change: JSON.parse(text) as Change }));
  const replicas = await Promise.all(people.map(async ({ replica }) => replica.read()));
  const facts = (await store.snapshot(id))?.facts ?? [];
  const fault = await store.verify(id);
  for (const person of people) tear(person);
  await clear();
  await store.close();
  return { edits, log, replicas, facts, fault };
}
