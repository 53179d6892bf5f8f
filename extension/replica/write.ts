import type { Position, Replica } from '../../shared/client/replica.ts';
import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { nextFact } from '../../shared/dossier/next-fact.ts';
import type { Change } from '../../shared/protocol/change.ts';
import type { MetaRow, ReplicaDatabase } from './database.ts';
import { readMeta } from './read.ts';

/** Puts changes into the outbox of the dossier in use. They are shown at once and sent when a daemon is there. */
export async function enqueue(database: ReplicaDatabase, changes: readonly Change[]): Promise<void> {
  await database.transaction('rw', database.outbox, database.meta, async () => {
    const dossier = (await readMeta(database, 'dossier')) ?? '';
    await database.outbox.bulkAdd(changes.map((change) => ({ id: change.id, dossier, change })));
  });
}

/** Sets a single value. */
export async function writeMeta(database: ReplicaDatabase, name: MetaRow['name'], value: string): Promise<void> {
  await database.meta.put({ name, value });
}

/** The replica as the client core uses it. */
export function dexieReplica(database: ReplicaDatabase): Replica {
  const { facts, outbox, refused, positions, meta } = database;

  const positionOf = async (dossier: string): Promise<Position> =>
    (await positions.get(dossier)) ?? { seq: 0, hash: '' };

  return {
    position: positionOf,
    async meet(store, dossiers) {
      return database.transaction('rw', outbox, meta, async () => {
        const inUse = await readMeta(database, 'dossier');
        const chosen = dossiers.find(({ id }) => id === inUse)?.id ?? dossiers[0]?.id;
        if (chosen === undefined) return [];
        await meta.bulkPut([
          { name: 'store', value: store },
          { name: 'dossier', value: chosen },
        ]);
        // What was entered before any daemon was met belongs to the first dossier of the first one.
        await outbox.where('dossier').equals('').modify({ dossier: chosen });
        return [chosen];
      });
    },
    async receive(dossier, entries) {
      return database.transaction('rw', facts, outbox, positions, async () => {
        let at = await positionOf(dossier);
        const changed = new Map<string, Fact>();
        for (const { seq, hash, change } of entries) {
          if (seq <= at.seq) continue;
          if (seq !== at.seq + 1) return false;
          const key = factKey(change.path, change.source);
          const old = changed.get(key) ?? (await facts.get([dossier, key]))?.fact;
          changed.set(key, nextFact(old, change, seq));
          at = { seq, hash };
        }
        await facts.bulkPut([...changed].map(([key, fact]) => ({ dossier, key, fact })));
        await positions.put({ dossier, ...at });
        await outbox
          .where('id')
          .anyOf(entries.map(({ change }) => change.id))
          .delete();
        return true;
      });
    },
    async replace(dossier, { seq, hash }, confirmed) {
      await database.transaction('rw', facts, positions, async () => {
        await facts.where('dossier').equals(dossier).delete();
        await facts.bulkPut(confirmed.map((fact) => ({ dossier, key: factKey(fact.path, fact.source), fact })));
        await positions.put({ dossier, seq, hash });
      });
    },
    async refuse(id, code, detail) {
      await database.transaction('rw', outbox, refused, async () => {
        const row = await outbox.where('id').equals(id).first();
        if (row === undefined) return;
        await refused.put({ id, code, detail, change: row.change });
        await outbox.where('id').equals(id).delete();
      });
    },
    async waiting(dossier, after, limit) {
      const rows = await outbox
        .where('order')
        .above(after)
        .and((row) => row.dossier === dossier)
        .limit(limit)
        .toArray();
      return rows.flatMap(({ order, change }) => (order === undefined ? [] : [{ order, change }]));
    },
  };
}
