// TinyBase's WebSocket server with its own persister for node:sqlite.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { createMergeableStore } from 'tinybase';
import { createSqliteNodePersister } from 'tinybase/persisters/persister-sqlite-node';
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server';
import { WebSocketServer } from 'ws';

const [data, port] = process.argv.slice(2);
const database = new DatabaseSync(join(data, 'tinybase.sqlite'), { timeout: 5_000 });
const sockets = new WebSocketServer({ host: '127.0.0.1', port: Number(port) }, () => console.log('listening'));
createWsServer(sockets, () => createSqliteNodePersister(createMergeableStore(), database, 'dossier'));
