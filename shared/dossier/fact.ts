import type { Source } from '../protocol/change.ts';

/** A value that someone gave a fact, with who, where and when. */
export interface Said {
  readonly value: string | null;
  /** What the source literally said, where the value is a reading of it. */
  readonly raw?: string | undefined;
  /** Id of the change that said it. */
  readonly change: string;
  /** The change's place in the log; 0 while the daemon has not acknowledged it. */
  readonly seq: number;
  /** ISO 8601 UTC, by the author's clock. */
  readonly at: string;
  readonly author: string;
  readonly device: string;
}

/** The current value at one path from one source. */
export interface Fact extends Said {
  readonly path: string;
  readonly source: Source;
  /** Values that lost when two people changed this fact unseen by each other, oldest first. Usually none. */
  readonly rivals: readonly Said[];
}

/** The key under which a fact is kept: one per path and source. */
export function factKey(path: string, source: Source): string {
  return `${path}@${source}`;
}
