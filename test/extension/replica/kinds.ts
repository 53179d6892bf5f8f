import 'fake-indexeddb/auto';
import { onTestFinished } from 'vitest';
import { ReplicaDatabase } from '../../../extension/replica/database.ts';
import { dexieReplica } from '../../../extension/replica/write.ts';
import { memoryReplica } from '../../../shared/client/memory-replica.ts';
import type { OwnReplica } from '../../../shared/client/replica.ts';
import type { Change } from '../../../shared/protocol/change.ts';
import { change as plain } from '../../shared/fact.ts';

export const DOSSIER = { id: '00000000-0000-4000-8000-0000000000d1', name: '', isRehearsal: false, seq: 0 };
export const HOME = '00000000-0000-4000-8000-000000000001';
export const HASH = 'a'.repeat(64);

let number = 0;

/** A change of the city to a value, with an id of its own. */
export function change(value: string, given: Partial<Change> = {}): Change {
  const id = `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`;
  return plain('company.city', value, { id, ...given });
}

/** A replica in the browser's database; it is gone after the test. */
function inDatabase(): OwnReplica {
  const database = new ReplicaDatabase(`test-${++number}`);
  onTestFinished(async () => database.delete());
  return dexieReplica(database);
}

/** Each kind of replica: what one keeps, the other keeps. */
export const KINDS: readonly (readonly [string, () => OwnReplica])[] = [
  ['in the browser’s database', inDatabase],
  ['in memory', () => memoryReplica()],
];
