import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { cpSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newChange } from '../client.ts';
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

  test('killed before it wrote the state beside the log, it is whole when it is opened again', async () => {
    const [folder, killed] = [temporaryFolder(), temporaryFolder()];
    const store = openSqlite(join(folder, 'dossiers.sqlite'));
    const [first] = await store.dossiers();
    const dossier = first?.id ?? '';
    const change = newChange('株式会社コントソ', { path: 'company.legalName' });
    await store.append([{ dossier, changes: [change] }]);
    cpSync(folder, killed, { recursive: true });
    await store.close();
    const again = openSqlite(join(killed, 'dossiers.sqlite'));
    onTestFinished(async () => again.close());
    expect(await again.dossiers()).toEqual([{ id: dossier, name: '株式会社コントソ', isRehearsal: false, seq: 1 }]);
    const [[resent] = []] = await again.append([{ dossier, changes: [change] }]);
    expect(resent).toMatchObject({ isNew: false, result: { ok: true, value: { seq: 1 } } });
  });

  test('more dossiers than are kept in memory, all written at once: each is whole', async () => {
    const store = openSqlite(join(temporaryFolder(), 'dossiers.sqlite'));
    onTestFinished(async () => store.close());
    const ids = Array.from({ length: 150 }, () => randomUUID());
    for (const id of ids) await store.create(id);
    const named = (id: string) => newChange(`Contoso ${id}`, { path: 'company.legalName' });
    await store.append(ids.map((dossier) => ({ dossier, changes: [named(dossier)] })));
    const all = (await store.dossiers()).filter(({ name }) => name !== '');
    expect(all).toEqual(ids.map((id) => ({ id, name: `Contoso ${id}`, isRehearsal: false, seq: 1 })));
  });
});
