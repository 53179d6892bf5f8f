import { type Socket, connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { HOST } from '../../../shared/protocol/address.ts';
import { goodLines, requestOf, withHeader } from './http.ts';

/** What kind of flood is wanted, and how much of it. */
export interface FloodOrder {
  readonly port: number;
  /** Says nothing; asks as a web page would; or comes in with a good origin and proves nothing. */
  readonly kind: 'silent' | 'refused' | 'unproven';
  /** How many are opened at once before the rest. */
  readonly halfOpen: number;
  readonly aSecond: number;
}

const { port, kind, halfOpen, aSecond } = workerData as FloodOrder;
const sockets = new Set<Socket>();
const said = {
  silent: 'GET /v1 HTTP/1.1\r\nHost:',
  refused: withHeader(port, 'Origin', 'https://evil.example'),
  unproven: requestOf(goodLines(port)),
}[kind];
let opened = 0;

function open(): void {
  const socket = connect(port, HOST, () => {
    opened += 1;
    socket.write(said);
  });
  sockets.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('data', () => {});
  socket.on('close', () => sockets.delete(socket));
}

for (let at = 0; at < halfOpen; at++) open();
const began = performance.now();
let begun = 0;
const steady = setInterval(() => {
  for (const due = ((performance.now() - began) / 1_000) * aSecond; begun < due; begun++) open();
}, 4);
parentPort?.once('message', () => {
  clearInterval(steady);
  for (const socket of sockets) socket.destroy();
  parentPort?.postMessage(opened);
});
