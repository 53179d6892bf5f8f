import { liveQuery } from 'dexie';
import type { Dossier } from '../../shared/client/replica.ts';
import { withWaiting } from '../../shared/dossier/with-waiting.ts';
import type { MetaRow, ReplicaDatabase } from './database.ts';

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
      const confirmed = await database.facts.where('dossier').equals(id).toArray();
      const waiting = await database.outbox.where('dossier').anyOf(id, '').sortBy('order');
      return {
        id,
        facts: withWaiting(
          confirmed.map(({ fact }) => fact),
          waiting.map(({ change }) => change),
        ),
        pending: waiting.length,
        elsewhere: (await database.outbox.count()) - waiting.length,
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
