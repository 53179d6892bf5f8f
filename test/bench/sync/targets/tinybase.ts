import { join, resolve } from 'node:path';
import { WebSocket } from 'ws';
import { load } from '../../peers/load.ts';
import { fieldOf, textOf } from '../edits.ts';
import type { Target } from '../target.ts';
import { sqliteBytes } from './sqlite-bytes.ts';

interface Store {
  setCell(table: string, row: string, cell: string, value: string): void;
  getCell(table: string, row: string, cell: string): unknown;
  addCellListener(
    table: string,
    row: null,
    cell: string,
    listener: (store: Store, table: string, row: string, cell: string, value: unknown) => void,
  ): void;
}
interface Synchronizer {
  startSync(): Promise<unknown>;
  destroy(): Promise<unknown>;
}
interface Peer {
  readonly createMergeableStore: () => Store;
  readonly createWsSynchronizer: (store: Store, socket: WebSocket) => Promise<Synchronizer>;
}

/** TinyBase with its WebSocket synchronizer and its SQLite persister. It tells nobody when an edit has arrived. */
export const tinybase: Target = {
  id: 'tinybase',
  isPeer: true,
  works: ['seen', 'burst', 'memory', 'cold', 'offline', 'startup', 'kill'],
  packages: ['tinybase', 'tinybase/synchronizers/synchronizer-ws-client'],
  server: {
    arguments: (data, port) => [resolve(import.meta.dirname, '../../peers/serve-tinybase.mjs'), data, String(port)],
    isUp: /listening/,
  },
  async join({ port, seen }) {
    const { createMergeableStore } = (await load('tinybase')) as Peer;
    const { createWsSynchronizer } = (await load('tinybase/synchronizers/synchronizer-ws-client')) as Peer;
    const store = createMergeableStore();
    const own = new Set<number>();
    store.addCellListener('fields', null, 'text', (_store, _table, _row, _cell, value) => {
      const serial = Number(value);
      if (!own.has(serial)) seen(serial);
    });
    const connect = async () => {
      const made = await createWsSynchronizer(store, new WebSocket(`ws://127.0.0.1:${port}/dossier`));
      await made.startSync();
      return made;
    };
    let synchronizer = await connect();
    return {
      edit(serials) {
        for (const serial of serials) {
          own.add(serial);
          store.setCell('fields', `f${fieldOf(serial)}`, 'text', textOf(serial));
        }
      },
      offline: async () => void (await synchronizer.destroy()),
      async online() {
        synchronizer = await connect();
      },
      close: async () => void (await synchronizer.destroy()),
    };
  },
  store: (data) => sqliteBytes(join(data, 'tinybase.sqlite'), 'SELECT * FROM dossier', /"(\d{10})"/g),
};
