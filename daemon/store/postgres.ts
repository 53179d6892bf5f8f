import { Pool, type PoolClient } from 'pg';
import type { Fact } from '../../shared/dossier/fact.ts';
import { type Row, adoptAll, appendAll } from './postgres-append.ts';
import { filesNamedBy } from './named-files.ts';
import { type News, postgresNews } from './postgres-news.ts';
import { preparePostgres } from './postgres-schema.ts';
import { postgresShelf } from './postgres-shelf.ts';
import { StoreFailure } from './store-failure.ts';
import type { Head, Store, StoredEntry } from './store.ts';
import { verifyEntries } from './verify.ts';

/** Where a database is on this machine, and needs no TLS. */
const LOCAL: ReadonlySet<string> = new Set(['', 'localhost', '127.0.0.1', '[::1]']);
/** How many entries a verification reads at once. */
const PAGE = 1_000;

/** How a PostgreSQL store is opened. */
export interface PostgresOptions {
  /** Whether a new home gets its first dossier. */
  readonly withDossier: boolean;
}

/**
 * A home of dossiers that several daemons share. Order comes from a lock on the dossier's row; what is answered is
 * committed with `synchronous_commit`. A connection that is lost fails what is under way and is made anew.
 *
 * @param url - `postgres://...`; with `countersign_notify=off` the database is polled and never listened to
 * @throws StoreFailure when it cannot be reached, or is newer than this daemon
 */
export async function openPostgres(url: string, { withDossier }: PostgresOptions): Promise<Store> {
  const address = addressOf(url);
  const canListen = address.searchParams.get('countersign_notify') !== 'off';
  address.searchParams.delete('countersign_notify');
  const place = `${address.host}${address.pathname}`;
  const config = {
    connectionString: address.href,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // A daemon that falls silent in the middle does not keep the others waiting at its row.
    idle_in_transaction_session_timeout: 5_000,
    // Beyond this machine only to a server that proves who it is.
    ...(LOCAL.has(address.hostname) ? {} : { ssl: { rejectUnauthorized: true } }),
  };
  const pool = new Pool({ ...config, max: 8 });
  let problem: string | null = null;
  let news: News | null = null;
  // Told of idle connections by the pool, of busy ones by themselves; either way the next call makes a new one.
  const onLost = (lost: Error) => (problem = reasonOf(lost));
  pool.on('error', onLost).on('connect', (client) => client.on('error', onLost));

  async function within<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    let client: PoolClient | null = null;
    try {
      client = await pool.connect();
      const result = await work(client);
      client.release();
      problem = null;
      return result;
    } catch (lost) {
      // A connection in an unknown state is not used again.
      client?.release(true);
      if (lost instanceof StoreFailure) throw lost;
      problem = reasonOf(lost);
      throw new StoreFailure(`The team database ${place} did not answer: ${problem}`);
    }
  }

  const many = async <T extends object>(text: string, values: readonly unknown[]): Promise<readonly T[]> =>
    within(async (client) => (await client.query<T>(text, [...values])).rows);
  const rowOf = async (dossier: string) =>
    (await many<Row>('SELECT number, id, seq, hash FROM countersign.dossiers WHERE id = $1', [dossier]))[0];
  const entries =
    'SELECT l.seq, l.hash, l.text FROM countersign.log l JOIN countersign.dossiers d ON d.number = l.dossier';
  const since = async (dossier: string, seq: number, limit: number) =>
    many<StoredEntry>(`${entries} WHERE d.id = $1 AND l.seq > $2 ORDER BY l.seq LIMIT $3`, [dossier, seq, limit]);

  const id = await within(async (client) => preparePostgres(client, withDossier)).catch(async (failure: unknown) => {
    await pool.end();
    throw failure;
  });
  return {
    id,
    place,
    problem: () => problem,
    append: async (batches) => within(async (client) => transaction(client, async () => appendAll(client, batches))),
    adopt: async (dossier, given) =>
      within(async (client) => transaction(client, async () => adoptAll(client, dossier, given))),
    since,
    before: async (dossier, seq, limit) =>
      many<StoredEntry>(`${entries} WHERE d.id = $1 AND l.seq < $2 ORDER BY l.seq DESC LIMIT $3`, [
        dossier,
        seq,
        limit,
      ]),
    hashAt: async (dossier, seq) =>
      (await many<StoredEntry>(`${entries} WHERE d.id = $1 AND l.seq = $2`, [dossier, seq]))[0]?.hash ?? null,
    async head(dossier) {
      const row = await rowOf(dossier);
      return row === undefined ? null : { seq: row.seq, hash: row.hash };
    },
    snapshot: async (dossier) =>
      within(async (client) => {
        // One statement is one moment, so the facts are those of this very head.
        const { rows } = await client.query<Head & { fact: string | null }>(
          `SELECT d.seq, d.hash, f.fact FROM countersign.dossiers d
            LEFT JOIN countersign.facts f ON f.dossier = d.number WHERE d.id = $1`,
          [dossier],
        );
        const [row] = rows;
        if (row === undefined) return null;
        const facts = rows.flatMap(({ fact }) => (fact === null ? [] : [JSON.parse(fact) as Fact]));
        return { head: { seq: row.seq, hash: row.hash }, facts };
      }),
    dossiers: async () =>
      many(
        `SELECT d.id, ${entered('company.legalName')} AS name, ${entered('plan.isRehearsal')} = 'yes' AS "isRehearsal", d.seq
          FROM countersign.dossiers d ORDER BY "isRehearsal", d.seq = 0, d.number`,
        [],
      ),
    async create(dossier) {
      await many("INSERT INTO countersign.dossiers (id, seq, hash) VALUES ($1, 0, '') ON CONFLICT DO NOTHING", [
        dossier,
      ]);
    },
    async verify(dossier) {
      const row = await rowOf(dossier);
      if (row === undefined) return { seq: 0, problem: 'there is no such dossier' };
      return verifyEntries(row, async (seq) => since(dossier, seq, PAGE));
    },
    shelf: postgresShelf(many),
    namedFiles: async () =>
      filesNamedBy(
        (await many<{ fact: string }>("SELECT fact FROM countersign.facts WHERE key LIKE 'evidence:%.hash@%'", [])).map(
          ({ fact }) => JSON.parse(fact) as Fact,
        ),
      ),
    watch(watcher) {
      news = postgresNews(config, pool, canListen, watcher);
    },
    async close() {
      await news?.end();
      await pool.end();
    },
  };
}

function addressOf(url: string): URL {
  const address = URL.parse(url);
  if (address === null || !/^postgres(ql)?:$/.test(address.protocol)) {
    throw new StoreFailure('--database takes an address such as postgres://USER@HOST:5432/NAME.');
  }
  return address;
}

function reasonOf(problem: unknown): string {
  const { code, message } = problem as { readonly code?: string; readonly message?: string };
  return [code, message].filter((it) => it !== undefined && it !== '').join(' ');
}

async function transaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (problem) {
    await client.query('ROLLBACK').catch(() => {});
    throw problem;
  }
}

/** What was entered at a path of dossier `d`; empty for nothing. */
function entered(path: string): string {
  return `coalesce((SELECT fact::json->>'value' FROM countersign.facts f
    WHERE f.dossier = d.number AND f.key = '${path}@entered'), '')`;
}
