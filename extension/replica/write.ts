import type { OwnReplica, Position } from '../../shared/client/replica.ts';
import { type Fact, factKey } from '../../shared/dossier/fact.ts';
import { nextFact } from '../../shared/dossier/next-fact.ts';
import { putBack, saidIn } from '../../shared/dossier/put-back.ts';
import type { Change } from '../../shared/protocol/change.ts';
import type { MetaRow, OwnRow, ReplicaDatabase } from './database.ts';
import { liveDossier, readDossier, readMeta } from './read.ts';

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

/** The replica that a browser keeps. */
export function dexieReplica(database: ReplicaDatabase): OwnReplica {
  const { facts, outbox, refused, positions, meta, own } = database;

  const positionOf = async (dossier: string): Promise<Position> =>
    (await positions.get(dossier)) ?? { seq: 0, hash: '' };

  /** Keeps the own ones among what was acknowledged, for as long as their fact says them. */
  async function keepOwn(rows: readonly OwnRow[], dossier: string, changed: ReadonlyMap<string, Fact>): Promise<void> {
    const said = new Set(saidIn(changed.values()).map(({ change }) => change));
    const keys = [...changed.keys()].map((key) => [dossier, key]);
    const known = keys.length === 0 ? [] : await own.where('[dossier+key]').anyOf(keys).toArray();
    await own.bulkDelete(known.filter(({ id }) => !said.has(id)).map(({ id }) => id));
    await own.bulkPut(rows.filter(({ id, key }) => !changed.has(key) || said.has(id)));
  }

  /** A log that has lost entries gets the own ones again, before whatever waits. */
  async function sendAgain(dossier: string, before: readonly Fact[], confirmed: readonly Fact[]): Promise<number> {
    const rows = await outbox.where('dossier').equals(dossier).sortBy('order');
    const kept = await own.where('dossier').equals(dossier).toArray();
    const { again, waiting } = putBack(
      kept,
      before,
      confirmed,
      rows.map(({ change }) => change),
    );
    await outbox.where('dossier').equals(dossier).delete();
    await outbox.bulkAdd([...again, ...waiting].map((change) => ({ id: change.id, dossier, change })));
    return again.length;
  }

  return {
    enqueue: async (changes) => enqueue(database, changes),
    use: async (dossier) => writeMeta(database, 'dossier', dossier),
    read: async () => readDossier(database),
    watch: (listener) => liveDossier(database, listener),
    position: positionOf,
    async meet(store, dossiers) {
      return database.transaction('rw', outbox, meta, async () => {
        const inUse = await readMeta(database, 'dossier');
        const ids = dossiers.map(({ id }) => id);
        const chosen = ids.find((id) => id === inUse) ?? ids[0];
        if (chosen === undefined) return [];
        await meta.bulkPut([
          { name: 'store', value: store },
          { name: 'dossier', value: chosen },
        ]);
        // What was entered before any daemon was met belongs to the first dossier of the first one.
        await outbox.where('dossier').equals('').modify({ dossier: chosen });
        const waiting = new Set(await outbox.orderBy('dossier').uniqueKeys());
        return [chosen, ...ids.filter((id) => id !== chosen && waiting.has(id))];
      });
    },
    async receive(dossier, entries) {
      return database.transaction('rw', facts, outbox, positions, own, async () => {
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
        const echoed = await outbox
          .where('id')
          .anyOf(entries.map(({ change }) => change.id))
          .toArray();
        await outbox.bulkDelete(echoed.flatMap(({ order }) => order ?? []));
        const mine = new Set(echoed.map(({ id }) => id));
        const rows = entries
          .filter(({ change }) => mine.has(change.id))
          .map(({ seq, change }) => ({
            id: change.id,
            dossier,
            key: factKey(change.path, change.source),
            seq,
            change,
          }));
        await keepOwn(rows, dossier, changed);
        return true;
      });
    },
    async replace(dossier, { seq, hash }, confirmed, isKnown) {
      return database.transaction('rw', facts, outbox, positions, own, async () => {
        const before = (await facts.where('dossier').equals(dossier).toArray()).map(({ fact }) => fact);
        const count = isKnown ? 0 : await sendAgain(dossier, before, confirmed);
        await facts.where('dossier').equals(dossier).delete();
        await facts.bulkPut(confirmed.map((fact) => ({ dossier, key: factKey(fact.path, fact.source), fact })));
        const said = new Set(saidIn(confirmed).map(({ change }) => change));
        await own
          .where('dossier')
          .equals(dossier)
          .and(({ id }) => !said.has(id))
          .delete();
        await positions.put({ dossier, seq, hash });
        return count;
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
