import type { Count } from './count.ts';

/** How long and how often. */
export interface Scale {
  readonly kills: number;
  readonly seconds: number;
}

/** What a campaign works with. */
export interface Stage {
  readonly scale: Scale;
  /** A number from 0 to 1, from the seed. */
  random(): number;
  /** Done when the campaign is over, whatever became of it; last first. */
  atEnd(cleanUp: () => void | Promise<void>): void;
}

/** One kind of fault, done to the real daemon. */
export interface Campaign {
  readonly name: string;
  /** Whether it is to show that loss is seen: a daemon that answers too early. */
  readonly isExpectedToLose?: boolean;
  /** @returns how often the fault happened, and what was found after it */
  run(stage: Stage): Promise<Count & { readonly faults: number }>;
}

/** @param ms - milliseconds */
export async function pause(ms: number): Promise<void> {
  return new Promise((ready) => setTimeout(ready, ms));
}

/** mulberry32: small, and the same from the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
