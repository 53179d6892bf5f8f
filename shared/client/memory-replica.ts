import { type Fact, factKey } from '../dossier/fact.ts';
import { nextFact } from '../dossier/next-fact.ts';
import { type Acknowledged, putBack, saidIn } from '../dossier/put-back.ts';
import { withWaiting } from '../dossier/with-waiting.ts';
import type { Entry } from '../protocol/change.ts';
import type { Dossier, OwnReplica, Position, RefusedChange, Waiting } from './replica.ts';

/** What a memory replica tells of what it took. */
export interface ReplicaListener {
  /** A change is in the log. Called for this client's own ones too. */
  accepted?(entry: Entry, dossier: string): void;
  /** The confirmed facts were replaced by the daemon's. */
  replaced?(facts: readonly Fact[], before: readonly Fact[], dossier: string): void;
  refused?(refused: RefusedChange): void;
}

interface Copy {
  position: Position;
  readonly facts: Map<string, Fact>;
  /** Own changes that are still said, by their id. */
  readonly own: Map<string, Acknowledged>;
}

interface Row extends Waiting {
  /** Empty until the first daemon was met. */
  readonly dossier: string;
}

/**
 * A replica that lives as long as its process: for the command line, and for a browser that keeps nothing.
 *
 * @param wanted - the dossier to use; the first one when it is not given
 */
export function memoryReplica(listener: ReplicaListener = {}, wanted: string | null = null): OwnReplica {
  const copies = new Map<string, Copy>();
  const outbox = new Map<string, Row>();
  const refusals = new Map<string, RefusedChange>();
  const watchers = new Set<(dossier: Dossier) => void>();
  let inUse = wanted ?? '';
  let order = 0;

  const copyOf = (dossier: string): Copy => {
    const copy = copies.get(dossier) ?? { position: { seq: 0, hash: '' }, facts: new Map(), own: new Map() };
    copies.set(dossier, copy);
    return copy;
  };
  const add = (dossier: string, change: Row['change']) => outbox.set(change.id, { order: ++order, dossier, change });
  const isOfOneInUse = (row: Row) => row.dossier === inUse || row.dossier === '';

  function read(): Dossier {
    const rows = [...outbox.values()];
    const shown = rows.filter(isOfOneInUse);
    const { facts, position } = copyOf(inUse);
    return {
      id: inUse,
      facts: withWaiting(
        facts.values(),
        shown.map(({ change }) => change),
      ),
      pending: shown.length,
      elsewhere: rows.length - shown.length,
      refused: [...refusals.values()],
      seq: position.seq,
    };
  }
  const tell = () => {
    if (watchers.size === 0) return;
    const dossier = read();
    for (const watcher of watchers) watcher(dossier);
  };

  return {
    read: async () => read(),
    watch(watcher) {
      watchers.add(watcher);
      watcher(read());
      return () => void watchers.delete(watcher);
    },
    async use(dossier) {
      inUse = dossier;
      tell();
    },
    async enqueue(changes) {
      for (const change of changes) add(inUse, change);
      tell();
    },
    async meet(_store, dossiers) {
      const ids = dossiers.map(({ id }) => id);
      const chosen = ids.find((id) => id === inUse) ?? (wanted === null ? ids[0] : undefined);
      if (chosen === undefined) return [];
      inUse = chosen;
      for (const [id, row] of outbox) if (row.dossier === '') outbox.set(id, { ...row, dossier: chosen });
      tell();
      const waiting = new Set([...outbox.values()].map(({ dossier }) => dossier));
      return [chosen, ...ids.filter((id) => id !== chosen && waiting.has(id))];
    },
    position: async (dossier) => copyOf(dossier).position,
    async receive(dossier, entries) {
      const copy = copyOf(dossier);
      const news: Entry[] = [];
      for (const entry of entries) {
        const next = copy.position.seq + news.length + 1;
        if (entry.seq > next) return false;
        if (entry.seq === next) news.push(entry);
      }
      for (const { seq, change } of entries) {
        if (outbox.delete(change.id)) copy.own.set(change.id, { seq, change });
      }
      for (const entry of news) {
        const key = factKey(entry.change.path, entry.change.source);
        const old = copy.facts.get(key);
        const next = nextFact(old, entry.change, entry.seq);
        copy.facts.set(key, next);
        if (old !== undefined) forget(copy, old, next);
        copy.position = { seq: entry.seq, hash: entry.hash };
        listener.accepted?.(entry, dossier);
      }
      tell();
      return true;
    },
    async replace(dossier, { seq, hash }, facts, isKnown) {
      const copy = copyOf(dossier);
      const before = [...copy.facts.values()];
      let count = 0;
      if (!isKnown) {
        const rows = [...outbox.values()].filter((row) => row.dossier === dossier);
        const own = [...copy.own.values()];
        const { again, waiting } = putBack(
          own,
          before,
          facts,
          rows.map(({ change }) => change),
        );
        for (const { change } of rows) outbox.delete(change.id);
        for (const change of [...again, ...waiting]) add(dossier, change);
        count = again.length;
      }
      copy.facts.clear();
      for (const fact of facts) copy.facts.set(factKey(fact.path, fact.source), fact);
      const said = new Set(saidIn(facts).map(({ change }) => change));
      for (const id of copy.own.keys()) if (!said.has(id)) copy.own.delete(id);
      copy.position = { seq, hash };
      listener.replaced?.(facts, before, dossier);
      tell();
      return count;
    },
    async refuse(id, code, detail) {
      const row = outbox.get(id);
      if (row === undefined) return;
      const refused = { id, code, detail, change: row.change };
      outbox.delete(id);
      refusals.set(id, refused);
      listener.refused?.(refused);
      tell();
    },
    async waiting(dossier, after, limit) {
      const found: Waiting[] = [];
      for (const row of outbox.values()) {
        if (row.order <= after || row.dossier !== dossier) continue;
        found.push({ order: row.order, change: row.change });
        if (found.length === limit) break;
      }
      return found;
    },
  };
}

/** Own changes that a fact no longer says are no longer kept. */
function forget({ own }: Copy, old: Fact, next: Fact): void {
  if (own.size === 0) return;
  const said = new Set(saidIn([next]).map(({ change }) => change));
  for (const { change } of saidIn([old])) if (!said.has(change)) own.delete(change);
}
