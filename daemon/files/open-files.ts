import type { Paths } from '../paths.ts';
import type { Store } from '../store/store.ts';
import type { FileStore } from './file-store.ts';
import { folderFiles } from './folder.ts';
import { sharedFiles } from './shared.ts';

/** The files that belong to a home of dossiers: in the data folder, or where the team's dossiers are. */
export function openFiles(paths: Paths, { shelf }: Pick<Store, 'shelf'>): FileStore {
  const own = folderFiles(paths.files);
  return shelf === null ? own : sharedFiles(own, shelf);
}
