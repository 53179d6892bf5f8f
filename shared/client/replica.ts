import type { Fact } from '../dossier/fact.ts';
import type { Change, Entry } from '../protocol/change.ts';
import type { RefusalCode } from '../protocol/daemon-messages.ts';

/** The newest entry a replica holds; `{ seq: 0, hash: '' }` when it holds none. */
export interface Position {
  readonly seq: number;
  readonly hash: string;
}

/** A change that waits for the daemon, with its place in the outbox. */
export interface Waiting {
  readonly order: number;
  readonly change: Change;
}

/** A dossier as a daemon names it. */
export interface DossierName {
  readonly id: string;
  readonly name: string;
  /** A copy to rehearse with; the real ones come before it. */
  readonly isRehearsal: boolean;
  readonly seq: number;
}

/** A change that was not taken, kept to be shown. */
export interface RefusedChange {
  readonly id: string;
  readonly code: RefusalCode;
  readonly detail: string;
  readonly change: Change;
}

/** The dossier in use, as it is shown: what is confirmed, with what waits in the outbox on top. */
export interface Dossier {
  /** Its id; empty until the first daemon was met. */
  readonly id: string;
  readonly facts: readonly Fact[];
  /** How many of its changes no daemon has acknowledged. */
  readonly pending: number;
  /** How many changes wait for a daemon that has their dossier; they are not of the one in use. */
  readonly elsewhere: number;
  readonly refused: readonly RefusedChange[];
  /** The highest `seq` that the confirmed facts are of. */
  readonly seq: number;
}

/** A client's own copy of the dossiers it uses, and its outbox. Every promise resolves when it is stored. */
export interface Replica {
  /** A daemon answered. @returns the dossiers to follow there; never mixes those of another home */
  meet(store: string, dossiers: readonly DossierName[]): Promise<readonly string[]>;
  position(dossier: string): Promise<Position>;
  /** Takes accepted changes; those it knows are skipped, and its own leave the outbox. @returns false on a gap */
  receive(dossier: string, entries: readonly Entry[]): Promise<boolean>;
  /**
   * Replaces what was confirmed by the daemon's present state. The outbox stays.
   *
   * @param isKnown - whether the daemon's log holds the place this replica was at. If not, it lacks entries that were
   * acknowledged here: this replica's own ones among them go back to the outbox (P45)
   * @returns how many went back
   */
  replace(dossier: string, position: Position, facts: readonly Fact[], isKnown: boolean): Promise<number>;
  /** A change was not taken: it leaves the outbox and is kept to be shown. */
  refuse(id: string, code: RefusalCode, detail: string): Promise<void>;
  /** Waiting changes after a place in the outbox, oldest first. */
  waiting(dossier: string, after: number, limit: number): Promise<readonly Waiting[]>;
}

/** A replica together with what its own client does with it. */
export interface OwnReplica extends Replica {
  /** Puts changes into the outbox of the dossier in use. They are shown at once and sent when a daemon is there. */
  enqueue(changes: readonly Change[]): Promise<void>;
  /** From now on this dossier is the one in use; it is followed with the next connection. */
  use(dossier: string): Promise<void>;
  read(): Promise<Dossier>;
  /** Calls back with the dossier in use, now and whenever it changes. @returns what ends that */
  watch(listener: (dossier: Dossier) => void): () => void;
}
