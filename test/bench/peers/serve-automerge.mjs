// Automerge-repo with its WebSocket adapter and its file storage.
import { Repo } from '@automerge/automerge-repo';
import { WebSocketServerAdapter } from '@automerge/automerge-repo-network-websocket';
import { NodeFSStorageAdapter } from '@automerge/automerge-repo-storage-nodefs';
import { WebSocketServer } from 'ws';

const [data, port] = process.argv.slice(2);
const sockets = new WebSocketServer({ host: '127.0.0.1', port: Number(port) }, () => console.log('listening'));
// Kept under a name, so that nothing takes it for forgotten.
export const repo = new Repo({
  peerId: 'server',
  network: [new WebSocketServerAdapter(sockets)],
  storage: new NodeFSStorageAdapter(data),
  sharePolicy: async () => false,
});
