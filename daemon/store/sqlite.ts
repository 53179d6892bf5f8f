import { DatabaseSync } from 'node:sqlite';
import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { nextFact } from '../../shared/dossier/next-fact.ts';
import type { Change } from '../../shared/protocol/change.ts';
import { ok, refused } from '../../shared/result.ts';
import { chainHash, isAcceptable } from './accept.ts';
import { filesNamedBy } from './named-files.ts';
import { prepareSchema } from './schema.ts';
import { StoreFailure } from './store-failure.ts';
import type { Head, Outcome, Store, StoredEntry } from './store.ts';

interface DossierRow extends Head {
  readonly number: number;
}

/**
 * A home of dossiers in one SQLite file. Everything a promise of it says is on disk (WAL, `synchronous=FULL`).
 *
 * @throws StoreFailure when the file cannot be opened, is not ours, or is newer than this daemon
 */
export function openSqlite(path: string): Store {
  const database = openDatabase(path);
  const run = prepareStatements(database);
  const { value: id } = run.meta.get('store') as { value: string };

  const rowOf = (dossier: string) => run.dossier.get(dossier) as DossierRow | undefined;

  function appendOne(row: DossierRow, change: Change): { outcome: Outcome; row: DossierRow } {
    const text = JSON.stringify(change);
    const first = run.entryById.get(change.id, row.number) as StoredEntry | undefined;
    if (first !== undefined) {
      const result = first.text === text ? ok(first) : refused('id-reused' as const, change.id);
      return { outcome: { id: change.id, result, isNew: false }, row };
    }
    const acceptable = isAcceptable(change);
    if (!acceptable.ok) return { outcome: { id: change.id, result: acceptable, isNew: false }, row };
    const seq = row.seq + 1;
    const entry = { seq, hash: chainHash(row.hash, seq, text), text };
    run.insertEntry.run(row.number, seq, change.id, entry.hash, text);
    const key = factKey(change.path, change.source);
    const old = run.fact.get(row.number, key) as { fact: string } | undefined;
    const fact = nextFact(old === undefined ? undefined : (JSON.parse(old.fact) as Fact), change, seq);
    run.putFact.run(row.number, key, JSON.stringify(fact));
    return { outcome: { id: change.id, result: ok(entry), isNew: true }, row: { ...row, seq, hash: entry.hash } };
  }

  function appendBatch(dossier: string, changes: readonly Change[]): readonly Outcome[] {
    let row = rowOf(dossier);
    if (row === undefined) {
      return changes.map((change) => ({ id: change.id, result: refused('unknown-dossier', dossier), isNew: false }));
    }
    const before = row.seq;
    const outcomes: Outcome[] = [];
    for (const change of changes) {
      const appended = appendOne(row, change);
      outcomes.push(appended.outcome);
      row = appended.row;
    }
    if (row.seq !== before) run.putHead.run(row.seq, row.hash, row.number);
    return outcomes;
  }

  return {
    id,
    async append(batches) {
      return transact(database, () => batches.map(({ dossier, changes }) => appendBatch(dossier, changes)));
    },
    async since(dossier, seq, limit) {
      const row = rowOf(dossier);
      return row === undefined ? [] : (run.since.all(row.number, seq, limit) as unknown as StoredEntry[]);
    },
    async before(dossier, seq, limit) {
      const row = rowOf(dossier);
      return row === undefined ? [] : (run.before.all(row.number, seq, limit) as unknown as StoredEntry[]);
    },
    async hashAt(dossier, seq) {
      const row = rowOf(dossier);
      const entry = row === undefined ? undefined : run.hashAt.get(row.number, seq);
      return (entry as { hash: string } | undefined)?.hash ?? null;
    },
    async head(dossier) {
      const row = rowOf(dossier);
      return row === undefined ? null : { seq: row.seq, hash: row.hash };
    },
    async snapshot(dossier) {
      const row = rowOf(dossier);
      if (row === undefined) return null;
      const facts = (run.facts.all(row.number) as { fact: string }[]).map(({ fact }) => JSON.parse(fact) as Fact);
      return { head: { seq: row.seq, hash: row.hash }, facts };
    },
    async dossiers() {
      return run.dossiers.all() as unknown as { id: string; name: string; seq: number }[];
    },
    async create(dossier) {
      run.create.run(dossier);
    },
    async verify(dossier) {
      const row = rowOf(dossier);
      return row === undefined ? { seq: 0, problem: 'there is no such dossier' } : verifyChain(run.chain, row);
    },
    async namedFiles() {
      return filesNamedBy((run.fileFacts.all() as { fact: string }[]).map(({ fact }) => JSON.parse(fact) as Fact));
    },
    async close() {
      database.close();
    },
  };
}

function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path, { timeout: 2_000 });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096');
  } catch (problem) {
    throw new StoreFailure(`${path} cannot be opened: ${String(problem)}`);
  }
  prepareSchema(database, path);
  return database;
}

function prepareStatements(database: DatabaseSync) {
  const name = `coalesce((SELECT json_extract(fact, '$.value') FROM facts
    WHERE facts.dossier = number AND key = 'company.legalName@entered'), '')`;
  return {
    meta: database.prepare('SELECT value FROM meta WHERE key = ?'),
    dossier: database.prepare('SELECT number, seq, hash FROM dossiers WHERE id = ?'),
    dossiers: database.prepare(`SELECT id, ${name} AS name, seq FROM dossiers ORDER BY number`),
    create: database.prepare("INSERT OR IGNORE INTO dossiers (id, seq, hash) VALUES (?, 0, '')"),
    putHead: database.prepare('UPDATE dossiers SET seq = ?, hash = ? WHERE number = ?'),
    entryById: database.prepare('SELECT seq, hash, text FROM log WHERE id = ? AND dossier = ?'),
    insertEntry: database.prepare('INSERT INTO log (dossier, seq, id, hash, text) VALUES (?, ?, ?, ?, ?)'),
    since: database.prepare('SELECT seq, hash, text FROM log WHERE dossier = ? AND seq > ? ORDER BY seq LIMIT ?'),
    before: database.prepare('SELECT seq, hash, text FROM log WHERE dossier = ? AND seq < ? ORDER BY seq DESC LIMIT ?'),
    hashAt: database.prepare('SELECT hash FROM log WHERE dossier = ? AND seq = ?'),
    chain: database.prepare('SELECT seq, hash, text FROM log WHERE dossier = ? ORDER BY seq'),
    fact: database.prepare('SELECT fact FROM facts WHERE dossier = ? AND key = ?'),
    facts: database.prepare('SELECT fact FROM facts WHERE dossier = ?'),
    fileFacts: database.prepare("SELECT fact FROM facts WHERE key GLOB 'evidence:*.hash@*'"),
    putFact: database.prepare('INSERT OR REPLACE INTO facts (dossier, key, fact) VALUES (?, ?, ?)'),
  };
}

function transact<T>(database: DatabaseSync, work: () => T): T {
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (problem) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw new StoreFailure(`The database could not be written: ${String(problem)}`);
  }
}

function verifyChain(
  chain: { iterate(...parameters: number[]): Iterable<unknown> },
  row: DossierRow,
): { readonly seq: number; readonly problem: string } | null {
  let last: Head = { seq: 0, hash: '' };
  for (const { seq, hash, text } of chain.iterate(row.number) as Iterable<StoredEntry>) {
    if (seq !== last.seq + 1) return { seq: last.seq + 1, problem: 'the entry is missing' };
    if (chainHash(last.hash, seq, text) !== hash) return { seq, problem: 'the entry was altered' };
    last = { seq, hash };
  }
  if (last.seq !== row.seq || last.hash !== row.hash) return { seq: row.seq, problem: 'the newest entry is missing' };
  return null;
}
