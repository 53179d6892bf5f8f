import type { ClientPairing } from '../../shared/client/connect.ts';
import { memoryReplica } from '../../shared/client/memory-replica.ts';
import type { OwnReplica } from '../../shared/client/replica.ts';
import type { MetaRow, PairingRow, ReplicaDatabase } from '../replica/database.ts';
import { readMeta } from '../replica/read.ts';
import { dexieReplica, writeMeta } from '../replica/write.ts';
import { forgetPairing, keepPairing, readPairing } from './keys.ts';

/** Everything the background keeps: the replica, single values, and the pairing. */
export interface Keep {
  /** Whether it is still there when the browser is opened again. */
  readonly isDurable: boolean;
  readonly replica: OwnReplica;
  meta(name: MetaRow['name']): Promise<string | undefined>;
  setMeta(name: MetaRow['name'], value: string): Promise<void>;
  pairing(): Promise<PairingRow | null>;
  keepPairing(pairing: ClientPairing, endpoint: string): Promise<void>;
  /** Forgets the pairing. The dossier's copy and the outbox stay. */
  forgetPairing(): Promise<void>;
}

/** Keeps in the browser's database. */
export function databaseKeep(database: ReplicaDatabase): Keep {
  return {
    isDurable: true,
    replica: dexieReplica(database),
    meta: async (name) => readMeta(database, name),
    setMeta: async (name, value) => writeMeta(database, name, value),
    pairing: async () => readPairing(database),
    keepPairing: async (pairing, endpoint) => keepPairing(database, pairing, endpoint),
    forgetPairing: async () => forgetPairing(database),
  };
}

/** Keeps in memory, until the background ends: what the daemon has not acknowledged is lost then. */
export function memoryKeep(): Keep {
  const values = new Map<string, string>();
  let pairing: PairingRow | null = null;
  return {
    isDurable: false,
    replica: memoryReplica(),
    meta: async (name) => values.get(name),
    setMeta: async (name, value) => void values.set(name, value),
    pairing: async () => pairing,
    async keepPairing({ kid, keys }, endpoint) {
      pairing = { name: 'daemon', kid, keys, endpoint };
    },
    async forgetPairing() {
      pairing = null;
    },
  };
}

/** The database where the browser gives one; else memory: a private window, or storage that is refused or broken. */
export async function openKeep(database: ReplicaDatabase): Promise<Keep> {
  return database.open().then(() => databaseKeep(database), memoryKeep);
}
