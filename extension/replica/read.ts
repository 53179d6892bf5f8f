import { liveQuery } from 'dexie';
import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { nextFact } from '../../shared/dossier/next-fact.ts';
import type { MetaRow, RefusedRow, ReplicaDatabase } from './database.ts';

/** The dossier in use, as it is shown: what is confirmed, with what waits in the outbox on top. */
export interface Dossier {
  readonly facts: readonly Fact[];
  /** How many changes no daemon has acknowledged. */
  readonly pending: number;
  readonly refused: readonly RefusedRow[];
  /** The highest `seq` that the confirmed facts are of. */
  readonly seq: number;
}

/** Reads the dossier in use once. */
export async function readDossier(database: ReplicaDatabase): Promise<Dossier> {
  return database.transaction(
    'r',
    database.facts,
    database.outbox,
    database.refused,
    database.positions,
    database.meta,
    async () => {
      const id = (await readMeta(database, 'dossier')) ?? '';
      const facts = new Map<string, Fact>();
      for (const { key, fact } of await database.facts.where('dossier').equals(id).toArray()) facts.set(key, fact);
      const waiting = await database.outbox.where('dossier').anyOf(id, '').sortBy('order');
      for (const { change } of waiting) {
        const key = factKey(change.path, change.source);
        facts.set(key, nextFact(facts.get(key), change, 0));
      }
      return {
        facts: [...facts.values()],
        pending: await database.outbox.count(),
        refused: await database.refused.toArray(),
        seq: (await database.positions.get(id))?.seq ?? 0,
      };
    },
  );
}

/** Calls back with the dossier in use, now and whenever it changes, in whatever context it was changed. */
export function liveDossier(database: ReplicaDatabase, listener: (dossier: Dossier) => void): () => void {
  const subscription = liveQuery(() => readDossier(database)).subscribe(listener);
  return () => subscription.unsubscribe();
}

/** A single value; undefined when it was never set. */
export async function readMeta(database: ReplicaDatabase, name: MetaRow['name']): Promise<string | undefined> {
  return (await database.meta.get(name))?.value;
}
