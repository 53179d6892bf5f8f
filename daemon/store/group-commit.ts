import type { Batch, Outcome, Store } from './store.ts';

interface Waiting extends Batch {
  readonly settle: (outcomes: readonly Outcome[]) => void;
  readonly fail: (problem: unknown) => void;
}

/** Takes batches one by one and writes all of one event-loop turn in a single transaction. */
export interface GroupCommit {
  /** @returns what became of the batch's changes, when that is on disk */
  append(batch: Batch): Promise<readonly Outcome[]>;
  /** Resolves when everything that was handed in is on disk. */
  settled(): Promise<void>;
}

/** Puts group commit before a store. `onCommitted` hears of every batch, in the log's order, before its sender. */
export function groupCommit(
  store: Store,
  onCommitted: (dossier: string, outcomes: readonly Outcome[]) => void,
): GroupCommit {
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const outcomes = await store.append(group);
        group.forEach(({ dossier, settle }, at) => {
          const own = outcomes[at] ?? [];
          onCommitted(dossier, own);
          settle(own);
        });
      } catch (problem) {
        for (const { fail } of group) fail(problem);
      }
    }
    running = null;
  }

  return {
    append(batch) {
      return new Promise((settle, fail) => {
        waiting.push({ ...batch, settle, fail });
        running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(flush);
      });
    },
    settled: async () => running ?? undefined,
  };
}
