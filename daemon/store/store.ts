import type { DossierName } from '../../shared/client/replica.ts';
import type { Fact } from '../../shared/dossier/fact.ts';
import type { Change } from '../../shared/protocol/change.ts';
import type { RefusalCode } from '../../shared/protocol/daemon-messages.ts';
import type { Result } from '../../shared/result.ts';
import type { Shelf } from './shelf.ts';
import type { ChainFault } from './verify.ts';

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

/** Someone who wants to know what other daemons of the same home accept. */
export interface Watcher {
  /** The dossiers of which news are wanted. */
  followed(): readonly string[];
  /** A dossier has entries up to `seq`. May be told twice, late, or of what is known. */
  news(dossier: string, seq: number): void;
}

/**
 * Where dossiers live. All order comes from here. Every promise that resolves is about what is on disk.
 *
 * @throws StoreFailure when the disk or the database cannot be written or read; nothing of the call is stored then
 */
export interface Store {
  /** Id of this home of dossiers; made when it was created. */
  readonly id: string;
  /** Where it is, for people: a file, or host and name of a database. Never a password. */
  readonly place: string;
  /** Why it cannot be reached at present; null when it can. What fails is tried anew with every call. */
  problem(): string | null;
  /** Give the changes of all batches their places in the log, in order, in one transaction. Resending is harmless. */
  append(batches: readonly Batch[]): Promise<readonly (readonly Outcome[])[]>;
  /**
   * Takes entries of another home as they are, where they continue the chain; those that are here are passed over.
   *
   * @throws StoreFailure when one does not continue it; nothing of the call is stored then
   */
  adopt(dossier: string, entries: readonly StoredEntry[]): Promise<void>;
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
  /**
   * All dossiers, oldest first, those without an entry after the others, rehearsals last; named by their company's
   * legal name (empty while that is not known).
   */
  dossiers(): Promise<readonly DossierName[]>;
  /** Makes a dossier under an id; nothing happens when it is there already. */
  create(dossier: string): Promise<void>;
  /** Walks a dossier's whole chain; tells the first entry that does not fit, or null when all do. */
  verify(dossier: string): Promise<ChainFault | null>;
  /** From now on the watcher hears of what other daemons accept. A home that only one daemon uses has no news. */
  watch(watcher: Watcher): void;
  /** Where files are that all daemons of this home share; null where each home has one daemon, which keeps them. */
  readonly shelf: Shelf | null;
  /** Hashes of all files that evidence facts name in any dossier, as their value or as a rival. */
  namedFiles(): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}
