import type { Page } from 'puppeteer-core';
import type { Change } from '../../../shared/protocol/change.ts';

/** Edits that a side panel makes without a pause, and what it was told of each. */
export interface Commits {
  /** How many the panel was told are kept, so far. */
  count(): Promise<number>;
  /** Ends them. @returns the values that were asked for, and those of them that the panel was told are kept */
  end(): Promise<{ readonly asked: readonly string[]; readonly kept: readonly string[] }>;
}

interface Committing {
  readonly asked: string[];
  readonly kept: string[];
  isOver: boolean;
  ended: Promise<unknown>;
}

interface Sends {
  sendMessage(message: object): Promise<{ readonly ok?: boolean } | undefined>;
}

const LINES = ['company.addressLine1', 'company.city', 'company.state'];

/** Starts committing from an open panel, with the very message that its own inputs send. Every value is another one. */
export async function startCommits(panel: Page, mark: string): Promise<Commits> {
  await panel.evaluate(
    (paths, name) => {
      const { browser, chrome } = globalThis as unknown as Record<string, { readonly runtime: Sends } | undefined>;
      const runtime = (browser ?? chrome)?.runtime;
      if (runtime === undefined) throw new Error('this is no page of an extension');
      const pause = async (most: number) => new Promise((ready) => setTimeout(ready, Math.random() * most));
      const work: Committing = { asked: [], kept: [], isOver: false, ended: Promise.resolve() };
      const one = async (path: string) => {
        while (!work.isOver) {
          const value = `${name} ${work.asked.length}`;
          work.asked.push(value);
          // Who is killed while it is asked has answered nothing: that edit counts as not kept.
          const answer = await Promise.race([
            runtime.sendMessage({ type: 'commit', edits: [{ path, value }] }).catch(() => undefined),
            new Promise<undefined>((late) => setTimeout(() => late(undefined), 800)),
          ]);
          if (answer?.ok === true) work.kept.push(value);
          await pause(60);
        }
      };
      work.ended = Promise.all(paths.map(one));
      Object.assign(globalThis, { committing: work });
    },
    LINES,
    mark,
  );
  return {
    count: async () =>
      panel.evaluate(() => (globalThis as unknown as { readonly committing: Committing }).committing.kept.length),
    end: async () =>
      panel.evaluate(async () => {
        const { committing: work } = globalThis as unknown as { readonly committing: Committing };
        work.isOver = true;
        await work.ended;
        return { asked: work.asked, kept: work.kept };
      }),
  };
}

/** How a log differs from what was kept: values that are lost, and values that are there twice. */
export function differences(
  kept: readonly string[],
  log: readonly Change[],
): { readonly lost: readonly string[]; readonly doubled: readonly string[] } {
  const times = new Map<string, number>();
  for (const { value } of log) times.set(value ?? '', (times.get(value ?? '') ?? 0) + 1);
  return {
    lost: kept.filter((value) => !times.has(value)),
    doubled: [...times].flatMap(([value, count]) => (count > 1 ? [value] : [])),
  };
}
