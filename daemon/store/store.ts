import type { Fact } from '../../shared/dossier/fact.ts';
import type { Change } from '../../shared/protocol/change.ts';
import type { RefusalCode } from '../../shared/protocol/daemon-messages.ts';
import type { Result } from '../../shared/result.ts';

/** An accepted change as it is stored and sent: `text` is the change's JSON, as verified and hashed. */
export interface StoredEntry {
  readonly seq: number;
  readonly hash: string;
  readonly text: string;
}

/** The newest place of a dossier's log; `{ seq: 0, hash: '' }` when nothing was ever accepted. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** What became of one change: its entry (the first one, when its id was seen before), or why it was refused. */
export interface Outcome {
  readonly id: string;
  readonly result: Result<StoredEntry, RefusalCode>;
  /** Whether the entry is new. A resent change's is not, and goes to its sender only. */
  readonly isNew: boolean;
}

/** One batch of changes of one client for one dossier. */
export interface Batch {
  readonly dossier: string;
  readonly changes: readonly Change[];
}

/**
 * Where dossiers live. All order comes from here. Every promise that resolves is about what is on disk.
 *
 * @throws StoreFailure when the disk or the database cannot be written or read; nothing of the call is stored then
 */
export interface Store {
  /** Id of this home of dossiers; made when it was created. */
  readonly id: string;
  /** Give the changes of all batches their places in the log, in order, in one transaction. Resending is harmless. */
  append(batches: readonly Batch[]): Promise<readonly (readonly Outcome[])[]>;
  /** Up to `limit` entries after `seq`, oldest first. */
  since(dossier: string, seq: number, limit: number): Promise<readonly StoredEntry[]>;
  /** Up to `limit` entries before `seq`, newest first. */
  before(dossier: string, seq: number, limit: number): Promise<readonly StoredEntry[]>;
  /** The hash of one entry; null when there is none. */
  hashAt(dossier: string, seq: number): Promise<string | null>;
  /** The newest place; null for a dossier that is not here. */
  head(dossier: string): Promise<Head | null>;
  /** The state of a dossier and the place it is of. */
  snapshot(dossier: string): Promise<{ readonly head: Head; readonly facts: readonly Fact[] } | null>;
  /** All dossiers, oldest first, named by their company's legal name (empty while that is not known). */
  dossiers(): Promise<readonly { readonly id: string; readonly name: string; readonly seq: number }[]>;
  /** Makes a dossier under an id; nothing happens when it is there already. */
  create(dossier: string): Promise<void>;
  /** Walks a dossier's whole chain; tells the first entry that does not fit, or null when all do. */
  verify(dossier: string): Promise<{ readonly seq: number; readonly problem: string } | null>;
  /** Hashes of all files that evidence facts name in any dossier, as their value or as a rival. */
  namedFiles(): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}
