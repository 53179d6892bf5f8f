import type { Result } from '../../shared/result.ts';

/** Bytes of a complete file. */
export interface FilePart {
  /** Of the whole file, in bytes. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/**
 * Where evidence files live, by the SHA-256 of their content: each once, whoever sends it and however often. What is
 * told to be complete was checked and is on disk. Calls for one file are done one after the other.
 *
 * @throws when the disk or the database cannot be written or read, or a hash is not 64 hexadecimal digits
 */
export interface FileStore {
  /** How many bytes of a file of that size are here; all of them when it is complete. Begins its age anew. */
  state(hash: string, size: number): Promise<number>;
  /**
   * Adds bytes at `at`, which must be where the last ones ended; earlier ones are passed over.
   *
   * @returns how many bytes are here then; `file-corrupt` when the whole is not what its hash says: nothing is left
   */
  write(
    hash: string,
    size: number,
    at: number,
    bytes: Uint8Array,
  ): Promise<Result<number, 'file-corrupt' | 'file-out-of-order'>>;
  /** Up to `limit` bytes from `at` on; null for a file that is not here, or not all of it. */
  read(hash: string, at: number, limit: number): Promise<FilePart | null>;
  /**
   * Removes complete files that nobody names and that are older than a day, and parts older than a week.
   *
   * @returns how many were removed
   */
  collect(named: ReadonlySet<string>): Promise<number>;
}
