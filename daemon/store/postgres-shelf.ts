import type { Shelf } from './shelf.ts';

/** Runs one statement. */
type Many = <T extends object>(text: string, values: readonly unknown[]) => Promise<readonly T[]>;

/** Files in the team's database, one row each, so that every daemon of the team has them. */
export function postgresShelf(many: Many): Shelf {
  return {
    async touch(hash) {
      const rows = await many<{ size: number }>(
        'UPDATE countersign.files SET touched = now() WHERE hash = $1 RETURNING length(bytes) AS size',
        [hash],
      );
      return rows[0]?.size ?? null;
    },
    async put(hash, bytes) {
      await many(
        `INSERT INTO countersign.files (hash, bytes) VALUES ($1, $2)
          ON CONFLICT (hash) DO UPDATE SET touched = now()`,
        [hash, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
      );
    },
    async read(hash, at, limit) {
      const rows = await many<{ size: number; bytes: Buffer }>(
        'SELECT length(bytes) AS size, substring(bytes FROM $2 FOR $3) AS bytes FROM countersign.files WHERE hash = $1',
        [hash, at + 1, limit],
      );
      return rows[0] ?? null;
    },
    async collect(named) {
      const removed = await many(
        `DELETE FROM countersign.files
          WHERE touched < now() - interval '1 day' AND NOT hash = ANY($1) RETURNING hash`,
        [[...named]],
      );
      return removed.length;
    },
  };
}
