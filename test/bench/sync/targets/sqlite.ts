import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fieldOf, textOf } from '../edits.ts';
import type { Target } from '../target.ts';

/** One durable commit of one row, without any network: what the disk costs by itself. */
export const sqlite: Target = {
  id: 'sqlite',
  isPeer: false,
  works: ['ack'],
  packages: [],
  server: null,
  async join({ data, confirmed }) {
    const database = new DatabaseSync(join(data, 'bare.sqlite'));
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    database.exec('CREATE TABLE IF NOT EXISTS edits (serial INTEGER PRIMARY KEY, field INTEGER, text TEXT) STRICT');
    const insert = database.prepare('INSERT INTO edits VALUES (?, ?, ?)');
    return {
      edit(serials) {
        for (const serial of serials) {
          insert.run(serial, fieldOf(serial), textOf(serial));
          confirmed(serial);
        }
      },
      offline: async () => {},
      online: async () => {},
      close: async () => database.close(),
    };
  },
};
