import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { heldIn } from '../edits.ts';
import type { Look } from '../target.ts';

/** Looks at a store that keeps the whole document in one row of SQLite. `query` gives that row, as one column. */
export function sqliteBytes(path: string, query: string, pattern: RegExp): { look(): Look | null; close(): void } {
  let database: DatabaseSync | null = null;
  return {
    look() {
      if (database === null && !existsSync(path)) return null;
      database ??= new DatabaseSync(path, { readOnly: true, timeout: 1_000 });
      const row = tryGet(database, query);
      if (row === null) return null;
      const bytes = Object.values(row)
        .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
        .join('');
      const key = createHash('sha1').update(bytes).digest('hex');
      return { key, held: async () => heldIn(bytes, pattern) };
    },
    close: () => database?.close(),
  };
}

/** @returns null while the table is not made yet, or another process is writing */
function tryGet(database: DatabaseSync, query: string): Readonly<Record<string, unknown>> | null {
  try {
    return database.prepare(query).get() ?? null;
  } catch {
    return null;
  }
}
