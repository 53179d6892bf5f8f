import type { Lab } from './lab.ts';

/** One family of attacks, with a figure for how often it was tried. */
export interface Attack {
  readonly name: string;
  /** The rows of the threat table it belongs to, as SECURITY.md names them. */
  readonly threat: string;
  /** How many cases there are; and how many of them `npm test` runs, where all of them would take too long. */
  readonly cases: number;
  readonly quick: number;
  /** What of it is not on this machine, and where to put it: then it is not tried, and this is shown. */
  lacks?(): string | null;
  /** @returns what was tried and what of it got through; crashes of daemons are counted by the lab */
  run(lab: Lab, cases: number): Promise<Tally>;
}

/** What an attack has come to. */
export interface Tally {
  readonly tried: number;
  readonly gotThrough: readonly string[];
  /** One more was tried; `what` is kept when it did not hold. */
  holds(isHeld: boolean, what: string): void;
}

/** A tally of nothing yet. */
export function tally(): Tally {
  const gotThrough: string[] = [];
  let tried = 0;
  return {
    gotThrough,
    get tried() {
      return tried;
    },
    holds(isHeld, what) {
      tried += 1;
      if (!isHeld) gotThrough.push(what.slice(0, 200));
    },
  };
}

/** Every `of`-th thing of a list, so that `cases` of them are left, spread over all of it. */
export function spread<T>(all: readonly T[], cases: number): readonly T[] {
  if (cases >= all.length) return all;
  return Array.from({ length: cases }, (_, at) => all[Math.floor((at * all.length) / cases)] as T);
}

/** Runs `work` on every item, `width` at a time. */
export async function inParallel<T>(items: readonly T[], width: number, work: (item: T, at: number) => Promise<void>) {
  let next = 0;
  const worker = async () => {
    for (;;) {
      const at = next++;
      if (at >= items.length) return;
      await work(items[at] as T, at);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** The value below which 95 of 100 lie. */
export function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
}
