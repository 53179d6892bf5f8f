import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { FileFailure } from '../../shared/client/files.ts';
import type { Fact } from '../../shared/dossier/fact.ts';
import type { Change } from '../../shared/protocol/change.ts';
import type { ProofKeys } from '../../shared/protocol/cs1.ts';
import type { RefusedChange } from '../../shared/client/replica.ts';
import type { Acknowledged } from '../../shared/dossier/put-back.ts';

/** A confirmed fact. `key` is its path and source. */
export interface FactRow {
  readonly dossier: string;
  readonly key: string;
  readonly fact: Fact;
}

/** A change that no daemon has acknowledged. `dossier` is empty until the first daemon was met. */
export interface OutboxRow {
  readonly order?: number;
  readonly id: string;
  readonly dossier: string;
  readonly change: Change;
}

/** An own change that was acknowledged and that its fact, of this key, still says. */
export interface OwnRow extends Acknowledged {
  readonly id: string;
  readonly dossier: string;
  readonly key: string;
}

/** The pairing with the daemon. Its keys cannot be exported. */
export interface PairingRow {
  readonly name: 'daemon';
  readonly kid: string;
  readonly endpoint: string;
  readonly keys: ProofKeys;
}

/** Single values: who we are, which dossier is in use, which home it belongs to. */
export interface MetaRow {
  readonly name: 'device' | 'author' | 'store' | 'dossier' | 'lastSeen' | 'port' | 'restored' | 'me';
  readonly value: string;
}

/** An evidence file on its way: chosen here and waiting for the daemon, or fetched from it for a page. */
export interface FileRow {
  readonly hash: string;
  readonly blob: Blob;
  readonly state: 'waiting' | 'fetched';
  /** Why the daemon did not take it. */
  readonly problem: FileFailure | null;
}

/** The replica in the extension's own IndexedDB. Written by the background only, but for files that people choose. */
export class ReplicaDatabase extends Dexie {
  declare readonly facts: Table<FactRow, [string, string]>;
  declare readonly outbox: Table<OutboxRow, number>;
  declare readonly refused: Table<RefusedChange, string>;
  declare readonly own: Table<OwnRow, string>;
  declare readonly positions: Table<{ readonly dossier: string; readonly seq: number; readonly hash: string }, string>;
  declare readonly pairings: Table<PairingRow, string>;
  declare readonly files: Table<FileRow, string>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(name = 'countersign', options: DexieOptions = {}) {
    super(name, options);
    this.version(1).stores({
      facts: '[dossier+key], dossier',
      outbox: '++order, &id, dossier',
      refused: 'id',
      positions: 'dossier',
      pairings: 'name',
      meta: 'name',
    });
    this.version(2).stores({ own: 'id, dossier, [dossier+key]' });
    this.version(3).stores({ files: 'hash, state' });
  }
}
