import type { ClientPairing } from '../../shared/client/connect.ts';
import type { PairingRow, ReplicaDatabase } from '../replica/database.ts';

/** The pairing with the daemon; null when there is none. */
export async function readPairing(database: ReplicaDatabase): Promise<PairingRow | null> {
  return (await database.pairings.get('daemon')) ?? null;
}

/** Keeps a pairing. Its keys are stored as they are: usable, not exportable. */
export async function keepPairing(
  database: ReplicaDatabase,
  { kid, keys }: ClientPairing,
  endpoint: string,
): Promise<void> {
  await database.pairings.put({ name: 'daemon', kid, endpoint, keys });
}

/** Forgets the pairing. The dossier's copy and the outbox stay. */
export async function forgetPairing(database: ReplicaDatabase): Promise<void> {
  await database.pairings.clear();
}
