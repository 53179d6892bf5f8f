import type { Position, Replica, Waiting } from './replica.ts';
import { type Fact, factKey } from '../dossier/fact.ts';
import { nextFact } from '../dossier/next-fact.ts';
import type { Change } from '../protocol/change.ts';

/** What a replica tells of what became visible in it. */
export interface ReplicaListener {
  /** A change is in the log. Called for this client's own ones too. */
  accepted(change: Change): void;
  /** A value was there already when this client came. */
  found(fact: Fact): void;
  /** All that was there already has been found. */
  replaced(): void;
  refused(detail: string): void;
}

/** A replica in memory, for programs that keep nothing: a command line, a test. It follows one dossier. */
export function memoryReplica(listener: ReplicaListener): Replica & { put(change: Change): void; seq(): number } {
  let position: Position = { seq: 0, hash: '' };
  const facts = new Map<string, Fact>();
  const outbox = new Map<string, Waiting>();
  let order = 0;
  return {
    seq: () => position.seq,
    put(change) {
      order += 1;
      outbox.set(change.id, { order, change });
    },
    meet: async (_store, dossiers) => dossiers.slice(0, 1).map(({ id }) => id),
    position: async () => position,
    async receive(_dossier, entries) {
      for (const { seq, hash, change } of entries) {
        if (seq <= position.seq) continue;
        if (seq !== position.seq + 1) return false;
        const key = factKey(change.path, change.source);
        facts.set(key, nextFact(facts.get(key), change, seq));
        position = { seq, hash };
        outbox.delete(change.id);
        listener.accepted(change);
      }
      return true;
    },
    async replace(_dossier, { seq, hash }, confirmed) {
      facts.clear();
      for (const fact of confirmed) {
        facts.set(factKey(fact.path, fact.source), fact);
        listener.found(fact);
      }
      position = { seq, hash };
      listener.replaced();
    },
    async refuse(id, _code, detail) {
      outbox.delete(id);
      listener.refused(detail);
    },
    async waiting(_dossier, after, limit) {
      const found: Waiting[] = [];
      for (const waiting of outbox.values()) {
        if (waiting.order <= after) continue;
        found.push(waiting);
        if (found.length === limit) break;
      }
      return found;
    },
  };
}
