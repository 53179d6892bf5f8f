import { join, resolve } from 'node:path';
import { WebSocket } from 'ws';
import { load } from '../../peers/load.ts';
import type { Target } from '../target.ts';
import { sqliteBytes } from './sqlite-bytes.ts';
import { IN_YJS, yjsDocument } from './yjs.ts';

interface Socket {
  connect(): Promise<unknown>;
  disconnect(): void;
  destroy(): void;
}
interface Provider {
  readonly unsyncedChanges: number;
  attach(): void;
  destroy(): void;
}
interface Peer {
  readonly HocuspocusProviderWebsocket: new (options: object) => Socket;
  readonly HocuspocusProvider: new (options: object) => Provider;
}

/**
 * Hocuspocus with SQLite. Its clients are told when an edit has reached the server's memory; it is stored up to two
 * seconds later (`debounce`, as it comes).
 */
export const hocuspocus: Target = {
  id: 'hocuspocus',
  isPeer: true,
  works: ['ack', 'seen', 'burst', 'memory', 'cold', 'offline', 'startup', 'kill'],
  packages: ['yjs', '@hocuspocus/provider'],
  server: {
    arguments: (data, port) => [resolve(import.meta.dirname, '../../peers/serve-hocuspocus.mjs'), data, String(port)],
    isUp: /listening/,
  },
  async join(joining) {
    const { doc, edit } = await yjsDocument(joining);
    const { HocuspocusProviderWebsocket, HocuspocusProvider } = (await load('@hocuspocus/provider')) as Peer;
    const socket = new HocuspocusProviderWebsocket({
      url: `ws://127.0.0.1:${joining.port}`,
      WebSocketPolyfill: WebSocket,
    });
    let last = 0;
    const provider = await new Promise<Provider>((resolveSynced) => {
      const made = new HocuspocusProvider({
        websocketProvider: socket,
        name: 'dossier',
        document: doc,
        onSynced: () => resolveSynced(made),
        onUnsyncedChanges: ({ number }: { readonly number: number }) => {
          if (number === 0 && last > 0) joining.confirmed(last);
        },
      });
      made.attach();
    });
    return {
      edit(serials) {
        edit(serials);
        last = serials.at(-1) ?? last;
      },
      offline: async () => socket.disconnect(),
      online: async () => void socket.connect(),
      async close() {
        provider.destroy();
        socket.destroy();
      },
    };
  },
  store: (data) => sqliteBytes(join(data, 'hocuspocus.sqlite'), 'SELECT data FROM documents', IN_YJS),
};
