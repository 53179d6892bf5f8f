/** Complete files that several daemons share, by the SHA-256 of their content. What is told to be here is committed. */
export interface Shelf {
  /** How many bytes a file has; null when it is not here. Begins its age anew. */
  touch(hash: string): Promise<number | null>;
  /** Adds a complete file that was checked. One that is here already stays. */
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** Up to `limit` bytes from `at` on, and how many the whole has; null when it is not here. */
  read(hash: string, at: number, limit: number): Promise<{ readonly size: number; readonly bytes: Uint8Array } | null>;
  /** Removes files that nobody names and that are older than a day. @returns how many */
  collect(named: ReadonlySet<string>): Promise<number>;
}
