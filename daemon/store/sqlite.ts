import type { DatabaseSync } from 'node:sqlite';
import type { Fact } from '../../shared/dossier/fact.ts';
import type { Change } from '../../shared/protocol/change.ts';
import { ok, refused } from '../../shared/result.ts';
import { chainHash, isAcceptable, isSameChange } from './accept.ts';
import { openDatabase, transact } from './database.ts';
import { type KeptDossier, applyTo, keptDossiers } from './kept.ts';
import { filesNamedBy } from './named-files.ts';
import { StoreFailure } from './store-failure.ts';
import type { Head, Outcome, Store, StoredEntry } from './store.ts';
import { verifyEntries } from './verify.ts';

/** So many changes of a dossier may be in the log and not yet in the tables beside it. */
const MAX_BEHIND = 10_000;
/** Those are written when nothing came for this long, in milliseconds. */
const QUIET_MS = 300;
/** How many entries a verification reads at once. */
const PAGE = 1_000;

/**
 * A home of dossiers in one SQLite file. Everything a promise of it says is on disk (WAL, `synchronous=FULL`).
 *
 * A change costs one row of the log before it is answered. The state and the ids beside the log stay in memory while
 * a dossier is in use and are written behind; opening a dossier reads the state and what the log has after it, so
 * nothing grows with the history.
 *
 * @param withDossier - whether a new home gets its first dossier
 * @throws StoreFailure when the file cannot be opened, is not ours, or is newer than this daemon
 */
export function openSqlite(path: string, withDossier = true): Store {
  const database = openDatabase(path, withDossier);
  const run = prepareStatements(database);
  const { value: id } = run.meta.get('store') as { value: string };
  const kept = keptDossiers(run);
  let quiet: NodeJS.Timeout | null = null;
  // A daemon that was killed has not written everything beside the log.
  for (const { id: dossier } of run.behind.all() as { id: string }[]) kept.get(dossier);
  writeBehind();

  function appendBatch(dossier: string, changes: readonly Change[]): readonly Outcome[] {
    const own = kept.get(dossier);
    if (own === null) {
      return changes.map((change) => ({ id: change.id, result: refused('unknown-dossier', dossier), isNew: false }));
    }
    return changes.map((change) => appendOne(own, change));
  }

  function appendOne(own: KeptDossier, change: Change): Outcome {
    const { id: changeId } = change;
    const text = JSON.stringify(change);
    const first = entryOf(own, changeId);
    if (first !== undefined) {
      const result = isSameChange(first.text, change) ? ok(first) : refused('id-reused' as const, changeId);
      return { id: changeId, result, isNew: false };
    }
    const acceptable = isAcceptable(change);
    if (!acceptable.ok) return { id: changeId, result: acceptable, isNew: false };
    const seq = own.head.seq + 1;
    const entry = { seq, hash: chainHash(own.head.hash, seq, text), text };
    run.insertEntry.run(own.number, seq, entry.hash, text);
    applyTo(own, entry, change);
    return { id: changeId, result: ok(entry), isNew: true };
  }

  function adoptOne(dossier: string, own: KeptDossier, entry: StoredEntry): void {
    const { seq, hash, text } = entry;
    if (seq !== own.head.seq + 1) return;
    if (chainHash(own.head.hash, seq, text) !== hash) {
      throw new StoreFailure(`Entry ${seq} of dossier ${dossier} does not continue its chain.`);
    }
    run.insertEntry.run(own.number, seq, hash, text);
    applyTo(own, entry, JSON.parse(text) as Change);
  }

  function entryOf(own: KeptDossier, changeId: string): StoredEntry | undefined {
    const row = own.recent.get(changeId) ?? (run.seqById.get(changeId, own.number) as { seq: number } | undefined)?.seq;
    return row === undefined ? undefined : (run.entry.get(own.number, row) as unknown as StoredEntry);
  }

  /** A disk that is full fails the next change too, and then says so; what is not written now stays in the log. */
  function writeBehind(): void {
    if (quiet !== null) clearTimeout(quiet);
    quiet = null;
    const behind = kept.behind();
    if (behind.length === 0 || database.isTransaction) return;
    try {
      transact(database, () => behind.forEach((own) => writeState(run, own)));
    } catch {
      return;
    }
    for (const own of behind) {
      own.dirty.clear();
      own.recent.clear();
    }
    // The write-ahead log begins anew after this, so it stays short without any change ever having waited for it.
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  }

  function writeSoon(): void {
    if (kept.behind().some(({ recent }) => recent.size > MAX_BEHIND)) writeBehind();
    else if (quiet === null) quiet = setTimeout(writeBehind, QUIET_MS).unref();
    else quiet.refresh();
  }

  const numberOf = (dossier: string) => (run.dossier.get(dossier) as { number: number } | undefined)?.number ?? -1;

  return {
    id,
    place: path,
    problem: () => null,
    async append(batches) {
      try {
        const outcomes = transact(database, () => batches.map(({ dossier, changes }) => appendBatch(dossier, changes)));
        writeSoon();
        return outcomes;
      } catch (problem) {
        // What was taken into memory is not on disk.
        for (const { dossier } of batches) kept.forget(dossier);
        throw problem;
      }
    },
    async adopt(dossier, entries) {
      const own = kept.get(dossier);
      if (own === null) throw new StoreFailure(`There is no dossier ${dossier} to copy into.`);
      try {
        transact(database, () => entries.forEach((entry) => adoptOne(dossier, own, entry)));
      } catch (problem) {
        kept.forget(dossier);
        throw problem;
      }
      writeSoon();
    },
    async since(dossier, seq, limit) {
      return run.since.all(numberOf(dossier), seq, limit) as unknown as StoredEntry[];
    },
    async before(dossier, seq, limit) {
      return run.before.all(numberOf(dossier), seq, limit) as unknown as StoredEntry[];
    },
    async hashAt(dossier, seq) {
      return (run.hashAt.get(numberOf(dossier), seq) as { hash: string } | undefined)?.hash ?? null;
    },
    async head(dossier) {
      return kept.get(dossier)?.head ?? null;
    },
    async snapshot(dossier) {
      const own = kept.get(dossier);
      return own === null ? null : { head: own.head, facts: [...own.facts.values()] };
    },
    async dossiers() {
      writeBehind();
      const rows = run.dossiers.all() as unknown as { id: string; name: string; isRehearsal: number; seq: number }[];
      return rows.map(({ id, name, isRehearsal, seq }) => ({ id, name, isRehearsal: isRehearsal === 1, seq }));
    },
    async create(dossier) {
      run.create.run(dossier);
    },
    async verify(dossier) {
      writeBehind();
      const row = run.dossier.get(dossier) as DossierRow | undefined;
      if (row === undefined) return { seq: 0, problem: 'there is no such dossier' };
      return verifyEntries(row, async (seq) => run.since.all(row.number, seq, PAGE) as unknown as StoredEntry[]);
    },
    shelf: null,
    async namedFiles() {
      writeBehind();
      if (kept.behind().length > 0)
        throw new StoreFailure('The facts are not all written; nothing may be collected now.');
      return filesNamedBy((run.fileFacts.all() as { fact: string }[]).map(({ fact }) => JSON.parse(fact) as Fact));
    },
    watch() {},
    async close() {
      writeBehind();
      database.close();
    },
  };
}

interface DossierRow extends Head {
  readonly number: number;
}

function writeState({ putId, putFact, putPlace }: ReturnType<typeof prepareStatements>, own: KeptDossier): void {
  for (const [id, seq] of own.recent) putId.run(id, own.number, seq);
  for (const key of own.dirty) putFact.run(own.number, key, JSON.stringify(own.facts.get(key)));
  putPlace.run(own.head.seq, own.head.hash, own.number);
}

function prepareStatements(database: DatabaseSync) {
  const entered = (path: string) => `coalesce((SELECT json_extract(fact, '$.value') FROM facts
    WHERE facts.dossier = number AND key = '${path}@entered'), '')`;
  return {
    meta: database.prepare('SELECT value FROM meta WHERE key = ?'),
    dossier: database.prepare('SELECT number, seq, hash FROM dossiers WHERE id = ?'),
    dossiers: database.prepare(
      `SELECT id, ${entered('company.legalName')} AS name, ${entered('plan.isRehearsal')} = 'yes' AS isRehearsal, seq
        FROM dossiers ORDER BY isRehearsal, seq = 0, number`,
    ),
    behind: database.prepare(
      'SELECT id FROM dossiers WHERE EXISTS (SELECT 1 FROM log WHERE log.dossier = number AND log.seq > dossiers.seq)',
    ),
    create: database.prepare("INSERT OR IGNORE INTO dossiers (id, seq, hash) VALUES (?, 0, '')"),
    putPlace: database.prepare('UPDATE dossiers SET seq = ?, hash = ? WHERE number = ?'),
    seqById: database.prepare('SELECT seq FROM ids WHERE id = ? AND dossier = ?'),
    entry: database.prepare('SELECT seq, hash, text FROM log WHERE dossier = ? AND seq = ?'),
    insertEntry: database.prepare('INSERT INTO log (dossier, seq, hash, text) VALUES (?, ?, ?, ?)'),
    since: database.prepare('SELECT seq, hash, text FROM log WHERE dossier = ? AND seq > ? ORDER BY seq LIMIT ?'),
    before: database.prepare('SELECT seq, hash, text FROM log WHERE dossier = ? AND seq < ? ORDER BY seq DESC LIMIT ?'),
    hashAt: database.prepare('SELECT hash FROM log WHERE dossier = ? AND seq = ?'),
    facts: database.prepare('SELECT key, fact FROM facts WHERE dossier = ?'),
    fileFacts: database.prepare("SELECT fact FROM facts WHERE key GLOB 'evidence:*.hash@*'"),
    putId: database.prepare('INSERT INTO ids (id, dossier, seq) VALUES (?, ?, ?)'),
    putFact: database.prepare('INSERT OR REPLACE INTO facts (dossier, key, fact) VALUES (?, ?, ?)'),
  };
}
