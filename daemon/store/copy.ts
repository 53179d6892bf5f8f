import { StoreFailure } from './store-failure.ts';
import type { Store } from './store.ts';

const PAGE = 1_000;

/** What was copied of one dossier. */
export interface Copied {
  readonly dossier: string;
  readonly seq: number;
  readonly added: number;
}

/**
 * Copies every dossier with its whole log into another home. The origin stays as it is; entries keep their hashes,
 * and the target checks each against the one before it. Broken off, it goes on where it was.
 *
 * @throws StoreFailure before anything is copied, when the origin's chain is broken or the target has another history
 */
export async function copyStore(from: Store, to: Store): Promise<readonly Copied[]> {
  const dossiers = await from.dossiers();
  for (const { id } of dossiers) await checkFit(from, to, id);
  const copied: Copied[] = [];
  for (const { id, seq } of dossiers) {
    await to.create(id);
    const had = (await to.head(id))?.seq ?? 0;
    for (let at = had; at < seq;) {
      const entries = await from.since(id, at, PAGE);
      await to.adopt(id, entries);
      at = entries.at(-1)?.seq ?? seq;
    }
    const fault = await to.verify(id);
    if (fault !== null) throw new StoreFailure(`Dossier ${id} arrived broken at entry ${fault.seq}: ${fault.problem}.`);
    copied.push({ dossier: id, seq, added: Math.max(0, seq - had) });
  }
  return copied;
}

async function checkFit(from: Store, to: Store, id: string): Promise<void> {
  const fault = await from.verify(id);
  if (fault !== null) throw new StoreFailure(`Dossier ${id} is broken at entry ${fault.seq}: ${fault.problem}.`);
  const [own, there] = [await from.head(id), await to.head(id)];
  if (own === null || there === null || there.seq === 0 || own.seq === 0) return;
  const both = Math.min(own.seq, there.seq);
  if ((await from.hashAt(id, both)) === (await to.hashAt(id, both))) return;
  throw new StoreFailure(
    `Dossier ${id} has another history in ${to.place} (they part before entry ${both}). Nothing was copied.`,
  );
}
