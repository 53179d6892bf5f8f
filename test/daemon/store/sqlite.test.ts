import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe } from 'vitest';
import { openSqlite } from '../../../daemon/store/sqlite.ts';
import { temporaryFolder } from '../harness.ts';
import { type StoreHome, storeContract } from './contract.ts';

const home = async (): Promise<StoreHome> => {
  const path = join(temporaryFolder(), 'dossiers.sqlite');
  return {
    open: async () => openSqlite(path),
    async tamper(sql) {
      const database = new DatabaseSync(path);
      database.exec(sql.replaceAll('countersign.', ''));
      database.close();
    },
  };
};

describe('a home in an SQLite file', () => {
  storeContract(home);
});
