import { openSqlite } from '../../daemon/store/sqlite.ts';
import type { Store } from '../../daemon/store/store.ts';
import type { Change } from '../../shared/protocol/change.ts';
import { join } from 'node:path';

/** What a campaign found in the log after it. All but `acknowledged` should be 0. */
export interface Count {
  readonly acknowledged: number;
  /** Acknowledged changes that are not there. */
  readonly lost: number;
  /** Entries whose change is there already. */
  readonly doubled: number;
  /** Places in the order that are missing. */
  readonly gaps: number;
  /** Chains that do not fit. */
  readonly broken: number;
}

/** Looks for what was acknowledged in every dossier of a store, which is closed after it. */
export async function countIn(store: Store, acknowledged: Iterable<string>): Promise<Count> {
  const ids = new Set<string>();
  let [doubled, gaps, broken] = [0, 0, 0];
  for (const { id } of await store.dossiers()) {
    const entries = await store.since(id, 0, 10_000_000);
    for (const [at, { seq, text }] of entries.entries()) {
      const { id: change } = JSON.parse(text) as Change;
      if (ids.has(change)) doubled += 1;
      ids.add(change);
      if (seq !== at + 1) gaps += 1;
    }
    if ((await store.verify(id)) !== null) broken += 1;
  }
  await store.close();
  const wanted = [...acknowledged];
  return { acknowledged: wanted.length, lost: wanted.filter((it) => !ids.has(it)).length, doubled, gaps, broken };
}

/** The same for the file in a data folder. */
export async function countInFolder(data: string, acknowledged: Iterable<string>): Promise<Count> {
  return countIn(openSqlite(join(data, 'dossiers.sqlite')), acknowledged);
}
