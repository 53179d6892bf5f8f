import type { PoolClient } from 'pg';
import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { nextFact } from '../../shared/dossier/next-fact.ts';
import type { Change } from '../../shared/protocol/change.ts';
import { ok, refused } from '../../shared/result.ts';
import { chainHash, isAcceptable, isSameChange } from './accept.ts';
import { CHANNEL } from './postgres-news.ts';
import { StoreFailure } from './store-failure.ts';
import type { Batch, Head, Outcome, StoredEntry } from './store.ts';

/** A dossier's row: its newest place. */
export interface Row extends Head {
  readonly number: string;
  readonly id: string;
}

/** A dossier while its row is locked: what is known of it, and what is to be written. */
interface Locked {
  readonly number: string;
  /** The entries of the ids that were seen before. */
  readonly first: Map<string, StoredEntry>;
  readonly facts: Map<string, Fact>;
  readonly added: { readonly change: Change; readonly entry: StoredEntry }[];
  readonly changed: Set<string>;
  head: Head;
}

/** Gives the changes of all batches their places, inside a transaction. */
export async function appendAll(
  client: PoolClient,
  batches: readonly Batch[],
): Promise<readonly (readonly Outcome[])[]> {
  const locked = await lock(client, batches);
  const outcomes = batches.map(({ dossier, changes }) => {
    const own = locked.get(dossier);
    return changes.map((change): Outcome => {
      const { id } = change;
      return own === undefined
        ? { id, result: refused('unknown-dossier', dossier), isNew: false }
        : appendOne(own, change);
    });
  });
  await write(client, locked);
  return outcomes;
}

function appendOne(own: Locked, change: Change): Outcome {
  const { id } = change;
  const text = JSON.stringify(change);
  const first = own.first.get(id);
  if (first !== undefined) {
    return {
      id,
      result: isSameChange(first.text, change) ? ok(first) : refused('id-reused' as const, id),
      isNew: false,
    };
  }
  const acceptable = isAcceptable(change);
  if (!acceptable.ok) return { id, result: acceptable, isNew: false };
  const seq = own.head.seq + 1;
  const entry = { seq, hash: chainHash(own.head.hash, seq, text), text };
  add(own, entry, change);
  return { id, result: ok(entry), isNew: true };
}

function add(own: Locked, entry: StoredEntry, change: Change): void {
  const key = factKey(change.path, change.source);
  own.facts.set(key, nextFact(own.facts.get(key), change, entry.seq));
  own.changed.add(key);
  own.added.push({ change, entry });
  own.first.set(change.id, entry);
  own.head = { seq: entry.seq, hash: entry.hash };
}

/** Locks the rows in one order for everyone, so that two daemons never wait for each other in a circle. */
async function lock(client: PoolClient, batches: readonly Batch[]): Promise<ReadonlyMap<string, Locked>> {
  const { rows } = await client.query<Row>(
    'SELECT number, id, seq, hash FROM countersign.dossiers WHERE id = ANY($1) ORDER BY number FOR UPDATE',
    [[...new Set(batches.map(({ dossier }) => dossier))]],
  );
  const locked = new Map<string, Locked>();
  for (const { number, id, seq, hash } of rows) {
    const changes = batches.filter(({ dossier }) => dossier === id).flatMap((batch) => batch.changes);
    const known = await client.query<StoredEntry & { id: string }>(
      'SELECT id, seq, hash, text FROM countersign.log WHERE dossier = $1 AND id = ANY($2)',
      [number, changes.map((it) => it.id)],
    );
    const facts = await client.query<{ key: string; fact: string }>(
      'SELECT key, fact FROM countersign.facts WHERE dossier = $1 AND key = ANY($2)',
      [number, changes.map(({ path, source }) => factKey(path, source))],
    );
    locked.set(id, {
      number,
      head: { seq, hash },
      first: new Map(known.rows.map(({ id: of, ...entry }) => [of, entry])),
      facts: new Map(facts.rows.map(({ key, fact }) => [key, JSON.parse(fact) as Fact])),
      added: [],
      changed: new Set(),
    });
  }
  return locked;
}

async function write(client: PoolClient, locked: ReadonlyMap<string, Locked>): Promise<void> {
  for (const [id, { number, head, added, changed, facts }] of locked) {
    if (added.length === 0) continue;
    await client.query(
      `INSERT INTO countersign.log (dossier, seq, id, hash, text)
        SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[])`,
      [
        number,
        added.map(({ entry }) => entry.seq),
        added.map(({ change }) => change.id),
        added.map(({ entry }) => entry.hash),
        added.map(({ entry }) => entry.text),
      ],
    );
    const keys = [...changed];
    await client.query(
      `INSERT INTO countersign.facts (dossier, key, fact) SELECT $1, * FROM unnest($2::text[], $3::text[])
        ON CONFLICT (dossier, key) DO UPDATE SET fact = excluded.fact`,
      [number, keys, keys.map((key) => JSON.stringify(facts.get(key)))],
    );
    await client.query('UPDATE countersign.dossiers SET seq = $2, hash = $3 WHERE number = $1', [
      number,
      head.seq,
      head.hash,
    ]);
    await client.query('SELECT pg_notify($1, $2)', [CHANNEL, `${id}:${head.seq}`]);
  }
}

/**
 * Takes entries of another home as they are, inside a transaction.
 *
 * @throws StoreFailure when one does not continue the chain
 */
export async function adoptAll(client: PoolClient, dossier: string, entries: readonly StoredEntry[]): Promise<void> {
  const changes = entries.map(({ text }) => JSON.parse(text) as Change);
  const locked = await lock(client, [{ dossier, changes }]);
  const own = locked.get(dossier);
  if (own === undefined) throw new StoreFailure(`There is no dossier ${dossier} to copy into.`);
  for (const [at, entry] of entries.entries()) {
    const change = changes[at];
    if (change === undefined || entry.seq !== own.head.seq + 1) continue;
    if (chainHash(own.head.hash, entry.seq, entry.text) !== entry.hash) {
      throw new StoreFailure(`Entry ${entry.seq} of dossier ${dossier} does not continue its chain.`);
    }
    add(own, entry, change);
  }
  await write(client, locked);
}
