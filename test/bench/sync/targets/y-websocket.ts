import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WebSocket } from 'ws';
import { load } from '../../peers/load.ts';
import { heldIn } from '../edits.ts';
import type { Target } from '../target.ts';
import { IN_YJS, yjsDocument } from './yjs.ts';

interface Provider {
  connect(): void;
  disconnect(): void;
  destroy(): void;
  once(event: 'sync', listener: () => void): void;
}
type ProviderClass = new (url: string, room: string, doc: object, options: object) => Provider;

const SERVER = resolve(import.meta.dirname, '../../peers/node_modules/y-websocket/bin/server.cjs');
const BLOCK = 32_768;
const BLOCK_HEADER = 7;

/** y-websocket's own server, with its LevelDB persistence. It tells nobody when an edit has arrived. */
export const yWebsocket: Target = {
  id: 'y-websocket',
  isPeer: true,
  works: ['seen', 'burst', 'memory', 'cold', 'offline', 'startup', 'kill'],
  packages: ['yjs', 'y-websocket'],
  server: {
    arguments: () => [SERVER],
    environment: (data, port) => ({ HOST: '127.0.0.1', PORT: String(port), YPERSISTENCE: join(data, 'leveldb') }),
    isUp: /running at/,
  },
  async join(joining) {
    const { doc, edit } = await yjsDocument(joining);
    const { WebsocketProvider } = (await load('y-websocket')) as { readonly WebsocketProvider: ProviderClass };
    // Broadcast channels would let clients of one process pass the server by.
    const options = { WebSocketPolyfill: WebSocket, disableBc: true };
    const provider = new WebsocketProvider(`ws://127.0.0.1:${joining.port}`, 'dossier', doc, options);
    await new Promise<void>((synced) => provider.once('sync', () => synced()));
    return {
      edit,
      offline: async () => provider.disconnect(),
      online: async () => provider.connect(),
      close: async () => provider.destroy(),
    };
  },
  store: (data) => ({
    look() {
      const folder = join(data, 'leveldb');
      const names = readdirSync(folder).filter((name) => name.endsWith('.log'));
      const logs = names.map((name) => ({ path: join(folder, name), size: statSync(join(folder, name)).size }));
      return {
        key: JSON.stringify(logs),
        // It only ever grows, so what it held can be read later.
        held: async () => heldIn(logs.map(({ path, size }) => readLog(path, size)).join(''), IN_YJS),
      };
    },
    close() {},
  }),
};

/** LevelDB's log cuts records at blocks: https://github.com/google/leveldb/blob/main/doc/log_format.md */
function readLog(path: string, size: number): string {
  const log = readFileSync(path).subarray(0, size);
  let text = '';
  for (let at = 0; at < log.length; at += BLOCK) text += log.toString('latin1', at + BLOCK_HEADER, at + BLOCK);
  return text;
}
