import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { StoreFailure } from './store-failure.ts';

/** The version of the tables below. A database of a higher one was written by a newer daemon. */
const SCHEMA_VERSION = 1;
/** Daemons that start at once on an empty database wait for each other under this number. */
const LOCK = 47_615;

const TABLES = `
  CREATE SCHEMA IF NOT EXISTS countersign;
  CREATE TABLE IF NOT EXISTS countersign.meta (key text PRIMARY KEY, value text NOT NULL);
  CREATE TABLE IF NOT EXISTS countersign.dossiers (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    seq integer NOT NULL,
    hash text NOT NULL
  );
  CREATE TABLE IF NOT EXISTS countersign.log (
    dossier bigint NOT NULL,
    seq integer NOT NULL,
    id text NOT NULL,
    hash text NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (dossier, seq),
    UNIQUE (id, dossier)
  );
  CREATE TABLE IF NOT EXISTS countersign.facts (
    dossier bigint NOT NULL,
    key text NOT NULL,
    fact text NOT NULL,
    PRIMARY KEY (dossier, key)
  );
  CREATE TABLE IF NOT EXISTS countersign.files (
    hash text PRIMARY KEY,
    touched timestamptz NOT NULL DEFAULT now(),
    bytes bytea NOT NULL
  );
  -- A part of what is not compressed is read without reading the rest.
  ALTER TABLE countersign.files ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;

/**
 * Makes the tables in the schema `countersign` of a database, or checks those that are there.
 *
 * @param withDossier - whether a new home gets its first dossier
 * @returns the id of this home of dossiers
 * @throws StoreFailure when they were written by a newer daemon
 */
export async function preparePostgres(client: ClientBase, withDossier: boolean): Promise<string> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  await client.query(TABLES);
  const { rows } = await client.query<{ key: string; value: string }>('SELECT key, value FROM countersign.meta');
  const known = new Map(rows.map(({ key, value }) => [key, value]));
  const version = Number(known.get('version') ?? SCHEMA_VERSION);
  if (version > SCHEMA_VERSION) {
    await client.query('ROLLBACK');
    throw new StoreFailure(
      `The team database was written by a newer Countersign (its version is ${version}, this daemon knows ` +
        `${SCHEMA_VERSION}). Update this daemon. Nothing was changed.`,
    );
  }
  const id = known.get('store') ?? randomUUID();
  if (!known.has('store')) {
    await client.query('INSERT INTO countersign.meta VALUES ($1, $2), ($3, $4)', [
      'store',
      id,
      'version',
      String(SCHEMA_VERSION),
    ]);
    if (withDossier) {
      await client.query("INSERT INTO countersign.dossiers (id, seq, hash) VALUES ($1, 0, '')", [randomUUID()]);
    }
  }
  await client.query('COMMIT');
  return id;
}
