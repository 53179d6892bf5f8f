import type { DatabaseSync } from 'node:sqlite';
import { randomUUID } from 'node:crypto';
import { StoreFailure } from './store-failure.ts';

/** The version of the tables below. A database of a higher one was written by a newer daemon. */
export const SCHEMA_VERSION = 1;

/**
 * `dossiers.seq` and `hash` are the place of the log that `facts` and `ids` are of. Both follow from the log and are
 * written behind it: what the log has after that place is applied on top.
 */
const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE dossiers (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE log (
    dossier INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (dossier, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE ids (
    id TEXT NOT NULL,
    dossier INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (id, dossier)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE facts (
    dossier INTEGER NOT NULL,
    key TEXT NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (dossier, key)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Makes the tables of a new database, or checks those of an old one.
 *
 * @param withDossier - whether a new one gets its first dossier
 * @throws StoreFailure for a database of a newer version, or one that is not ours
 */
export function prepareSchema(database: DatabaseSync, path: string, withDossier: boolean): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version === SCHEMA_VERSION) return;
  if (version > SCHEMA_VERSION) {
    throw new StoreFailure(
      `${path} was written by a newer Countersign (its version is ${version}, this daemon knows ${SCHEMA_VERSION}). ` +
        'Update this daemon, or start it with another --data folder. Nothing was changed.',
    );
  }
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(TABLES);
    database.prepare("INSERT INTO meta VALUES ('store', ?)").run(randomUUID());
    if (withDossier) database.prepare("INSERT INTO dossiers (id, seq, hash) VALUES (?, 0, '')").run(randomUUID());
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  } catch (problem) {
    database.exec('ROLLBACK');
    throw new StoreFailure(`${path} is not a Countersign database: ${String(problem)}`);
  }
}
