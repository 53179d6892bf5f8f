import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What keeps a second daemon off a data folder. The system lets it go when the process dies, however it dies. */
export interface FolderLock {
  release(): void;
}

/** Takes the data folder for this process. @returns null when another one holds it */
export function lockFolder(folder: string): FolderLock | null {
  const database = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch {
    database.close();
    return null;
  }
  return { release: () => database.close() };
}
