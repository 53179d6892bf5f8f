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
  readonly seq: number;
}

/** A client's own copy of the dossiers it uses, and its outbox. Every promise resolves when it is stored. */
export interface Replica {
  /** A daemon answered. @returns the dossiers to follow there; never mixes those of another home */
  meet(store: string, dossiers: readonly DossierName[]): Promise<readonly string[]>;
  position(dossier: string): Promise<Position>;
  /** Takes accepted changes; those it knows are skipped, and its own leave the outbox. @returns false on a gap */
  receive(dossier: string, entries: readonly Entry[]): Promise<boolean>;
  /** Replaces what was confirmed by the daemon's present state. The outbox stays. */
  replace(dossier: string, position: Position, facts: readonly Fact[]): Promise<void>;
  /** A change was not taken: it leaves the outbox and is kept to be shown. */
  refuse(id: string, code: RefusalCode, detail: string): Promise<void>;
  /** Waiting changes after a place in the outbox, oldest first. */
  waiting(dossier: string, after: number, limit: number): Promise<readonly Waiting[]>;
}
