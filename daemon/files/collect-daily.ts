import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { FileStore } from './file-store.ts';

const DAY_MS = 86_400_000;

/** A running collection of files that nobody names. */
export interface Collection {
  /** Resolves when none is under way any more. */
  stop(): Promise<void>;
}

/** Collects now and each day. A collection that fails is tried again the next day; nothing depends on it. */
export function collectDaily(store: Pick<Store, 'namedFiles'>, files: FileStore, log: Log): Collection {
  async function collect(): Promise<void> {
    try {
      log('files-collected', { count: await files.collect(await store.namedFiles()) });
    } catch (problem) {
      log('collect-failed', { code: problem instanceof Error ? problem.name : 'unknown' });
    }
  }
  let running = collect();
  const timer = setInterval(() => void (running = collect()), DAY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
