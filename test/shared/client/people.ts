import 'fake-indexeddb/auto';
import { ReplicaDatabase } from '../../../extension/replica/database.ts';
import { dexieReplica } from '../../../extension/replica/write.ts';
import { memoryReplica } from '../../../shared/client/memory-replica.ts';
import type { OwnReplica } from '../../../shared/client/replica.ts';
import type { Sync } from '../../../shared/client/sync.ts';
import type { Loopback } from './loopback.ts';

/** Someone with a replica of their own, on a line to the daemon now and then. */
export interface Person {
  readonly device: string;
  readonly replica: OwnReplica;
  line: Loopback | null;
  sync: Sync | null;
}

let worlds = 0;

/** Three people: two in browsers with a database; the last on a command line, or in a browser that keeps nothing. */
export function threePeople(): { readonly people: readonly Person[]; clear(): Promise<void> } {
  const databases = Array.from({ length: 2 }, () => new ReplicaDatabase(`person-${++worlds}`));
  const replicas = [...databases.map((database) => dexieReplica(database)), memoryReplica()];
  return {
    people: replicas.map((replica, at) => {
      const device = `00000000-0000-4000-8000-00000000000${at}`;
      return { device, replica, line: null, sync: null };
    }),
    async clear() {
      for (const database of databases) await database.delete();
    },
  };
}

/** A person's line breaks: what is under way on it is lost. */
export function tear(person: Person): void {
  person.line?.tear();
  person.line = null;
  person.sync = null;
}

/** Lets everything that can go on without the network go on. */
export async function settle(): Promise<void> {
  for (let at = 0; at < 16; at++) await new Promise((ready) => setImmediate(ready));
}
