import type { Target } from './target.ts';

/** One figure of one round. */
export interface Measure {
  /** Name of the row, such as `seen-10`. */
  readonly work: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'edits';
}

/** How much is done. */
export interface Scale {
  /** Paced edits that count; a quarter as many go before them. */
  readonly paced: number;
  readonly burst: number;
  readonly histories: { readonly 'cold-10k': number; readonly 'cold-100k': number };
  readonly offline: number;
  readonly killBurst: number;
  readonly joins: number;
}

/** What the bench measures at once. */
export interface Work {
  /** What it yields, as `--only` names it: `seen` stands for all of `seen-2`, `seen-10` and `seen-100`. */
  readonly yields: readonly string[];
  /** Done once, not in each round. */
  readonly isOnce?: boolean;
  run(order: Order): Promise<void>;
}

/** What a work is asked to do with one target. */
export interface Order {
  readonly target: Target;
  readonly scale: Scale;
  /** Whether a row of this name is asked for. */
  isWanted(work: string): boolean;
  /** Takes a figure. Those that came before something failed still count. */
  record(measure: Measure): void;
}

/** All of the bench. */
export const WHOLE: Scale = {
  paced: 200,
  burst: 10_000,
  histories: { 'cold-10k': 10_000, 'cold-100k': 100_000 },
  offline: 1_000,
  killBurst: 2_000,
  joins: 5,
};

/** A tenth, to see that everything works. Its figures mean nothing. */
export const QUICK: Scale = {
  paced: 50,
  burst: 1_000,
  histories: { 'cold-10k': 1_000, 'cold-100k': 3_000 },
  offline: 300,
  killBurst: 500,
  joins: 2,
};
