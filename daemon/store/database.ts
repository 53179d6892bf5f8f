import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { prepareSchema } from './schema.ts';
import { StoreFailure } from './store-failure.ts';

/** How long the write-ahead log is made in advance, in bytes. */
const WAL_BYTES = 4_200_000;
/** The log is put into the database at this length at the latest, in pages; else by the store, when it is quiet. */
const MAX_WAL_PAGES = 8_000;
/** Free bytes below which nothing is made in advance. */
const ROOM = 16 * WAL_BYTES;

/**
 * Opens a file as WAL with `synchronous=FULL`: what is committed is on disk.
 *
 * @throws StoreFailure when it cannot be opened, is not ours, or is newer than this daemon
 */
export function openDatabase(path: string, withDossier: boolean): DatabaseSync {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path, { timeout: 2_000 });
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096;
      PRAGMA wal_autocheckpoint = ${MAX_WAL_PAGES}`);
  } catch (problem) {
    throw new StoreFailure(`${path} cannot be opened: ${String(problem)}`);
  }
  prepareSchema(database, path, withDossier);
  if (path !== ':memory:') lengthen(database, path);
  return database;
}

/**
 * A commit that overwrites a part of the write-ahead log is on disk a quarter sooner than one that makes the file
 * longer, as the file system has nothing to note of it. So the log is made long once: a transaction too big for the
 * cache spills into it and is rolled back.
 */
function lengthen(database: DatabaseSync, path: string): void {
  const { bavail, bsize } = statfsSync(dirname(path));
  if (bavail * bsize < ROOM) return;
  try {
    database.exec(`PRAGMA cache_size = 16; BEGIN; CREATE TABLE spill (bytes BLOB);
      INSERT INTO spill VALUES (zeroblob(${WAL_BYTES}))`);
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.exec('PRAGMA cache_size = -4096');
  }
}

/**
 * Does all of it, or nothing.
 *
 * @throws StoreFailure when the disk does not take it
 */
export function transact<T>(database: DatabaseSync, work: () => T): T {
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
