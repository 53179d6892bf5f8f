/** What a process that hosts clients can be asked. All times are those of clock.ts, in milliseconds. */
export interface Verbs {
  /**
   * Lets that many clients join, one after the other. The first one is the one that all else is about.
   *
   * @returns when it began
   */
  join(count: number): Promise<number>;
  /** When the client held all of the edits 1 to `serial`, made elsewhere. Waits for it. */
  held(serial: number): Promise<number>;
  /** When the server had confirmed all of this client's edits up to `serial`. Waits for it. */
  confirmed(serial: number): Promise<number>;
  /** Makes edits at an even pace. @returns when each was made */
  pace(first: number, count: number, everyMs: number): Promise<readonly number[]>;
  /** Makes edits as fast as the library takes them. @returns when it began */
  burst(first: number, count: number): Promise<number>;
  /** When each of these edits became visible here, or was confirmed; null for those that were passed over. */
  times(kind: 'seen' | 'confirmed', first: number, count: number): Promise<readonly (number | null)[]>;
  /** Per field the newest edit that this client holds of others. */
  state(): Promise<readonly number[]>;
  /** Kills a process with SIGKILL at the instant this client sees, or is confirmed, all edits up to `serial`. */
  killAt(pid: number, serial: number): Promise<void>;
  offline(): Promise<void>;
  /** @returns when it began to connect */
  online(): Promise<number>;
}

/** A question to a host, and its answer. */
export interface Question {
  readonly id: number;
  readonly verb: keyof Verbs;
  readonly parameters: readonly unknown[];
}
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly problem?: string;
}
