import type { Paths } from '../paths.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/**
 * Opens a home of dossiers: the file in the data folder, or the team's database.
 *
 * @param database - `postgres://...`, or null for the file
 * @param withDossier - whether a new home gets its first dossier
 * @throws StoreFailure when it cannot be opened
 */
export async function openStore(paths: Paths, database: string | null, withDossier = true): Promise<Store> {
  if (database === null) return openSqlite(paths.database, withDossier);
  // Loaded only for a team: who works alone does not pay for it.
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(database, { withDossier });
}
