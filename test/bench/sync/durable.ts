import { now, sleep } from './clock.ts';
import { stateAfter } from './edits.ts';
import type { Look, Target } from './target.ts';

/** How often a store is looked at, and how long it must have been still before it is understood, in milliseconds. */
const EVERY_MS = 5;
const STILL_MS = 400;

/** Watches a store from outside. */
export interface Watch {
  /**
   * When the store's files first held all of the edits 1 to `serial`: from then on killing the server loses none.
   * A power cut is another matter; only Countersign flushes to the disk first.
   */
  held(serial: number): Promise<number>;
  end(): void;
}

/**
 * Begins to watch. Looking is cheap and done often; what a look held is worked out afterwards, by bisection, so that it
 * takes no time from the server while it works.
 */
export function watchStore(target: Target, data: string): Watch {
  const store = target.store?.(data);
  const looks: { readonly look: Look; readonly at: number }[] = [];
  const known: (Promise<readonly number[]> | undefined)[] = [];
  const stop = new AbortController();
  let changedAt = now();

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      const look = tryLook(store);
      const at = now();
      if (look !== null && look.key !== looks.at(-1)?.look.key) {
        looks.push({ look, at });
        changedAt = at;
      }
      await sleep(EVERY_MS);
    }
    store?.close();
  }
  const running = run();

  async function holds(nth: number, wanted: readonly number[]): Promise<boolean> {
    // Files that cannot be understood, cut short by the moment, hold nothing.
    const held = (await (known[nth] ??= looks[nth]?.look.held().catch(() => []))) ?? [];
    return wanted.every((serial, field) => (held[field] ?? 0) >= serial);
  }
  return {
    async held(serial) {
      const wanted = stateAfter(serial);
      for (;;) {
        if (looks.length > 0 && now() - changedAt > STILL_MS && (await holds(looks.length - 1, wanted))) break;
        await Promise.race([sleep(STILL_MS / 4), running]);
        if (stop.signal.aborted) throw new Error('The watch ended before the store held everything.');
      }
      let [low, high] = [0, looks.length - 1];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (await holds(middle, wanted)) high = middle;
        else low = middle + 1;
      }
      return looks[low]?.at ?? Number.NaN;
    },
    end: () => stop.abort(),
  };
}

/** @returns null while the files are not there yet, or change under the eye */
function tryLook(store: ReturnType<NonNullable<Target['store']>> | undefined): Look | null {
  try {
    return store?.look() ?? null;
  } catch {
    return null;
  }
}
