import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { REFUSAL } from './upgrade-filter.ts';
import { waitingRoom } from './waiting-room.ts';

/** How long a request may take to arrive, and then a handshake, each in milliseconds. */
export const HANDSHAKE_MS = 3_000;
/** Connections that have not proved anything yet; the oldest makes room for the next. */
const MAX_UNPROVEN = 128;
/** All that a connection may send before it has proved itself, headers included, in bytes. */
const MAX_UNPROVEN_BYTES = 24 << 10;

/** Options under which `createServer` answers nothing of its own accord. */
export const DOOR_OPTIONS = { requireHostHeader: false, connectionsCheckingInterval: 500 } as const;

/** Who has come in through the door and has not proved itself. */
export interface Door {
  /** Limits what an upgraded connection may send, until it is let in. */
  meter(stream: Duplex): void;
  /** The connection has proved itself: from now on it counts among the proven. */
  letIn(stream: Duplex): void;
}

/** Makes an HTTP server answer nothing but upgrades, and every failure with the same bytes (PROTOCOL.md, P4). */
export function guard(http: Server): Door {
  const room = waitingRoom<Duplex>(MAX_UNPROVEN, 2 * HANDSHAKE_MS, (stream) => stream.destroy());
  const meters = new Map<Duplex, () => void>();
  http.headersTimeout = HANDSHAKE_MS;
  http.requestTimeout = HANDSHAKE_MS;
  http.on('connection', (socket: Socket) => {
    room.enter(socket);
    socket.once('close', () => {
      room.leave(socket);
      meters.delete(socket);
    });
  });
  for (const event of ['request', 'checkContinue', 'checkExpectation']) http.on(event, nothingHere);
  http.on('connect', refuse);
  http.on('clientError', (_problem, stream: Duplex) => refuse(null, stream));
  return {
    meter(stream) {
      const meter = () => {
        if ((stream as Socket).bytesRead > MAX_UNPROVEN_BYTES) stream.destroy();
      };
      meters.set(stream, meter);
      stream.on('data', meter);
    },
    letIn(stream) {
      room.leave(stream);
      const meter = meters.get(stream);
      if (meter !== undefined) stream.off('data', meter);
      meters.delete(stream);
    },
  };
}

/** Ends a connection with the one refusal there is. */
export function refuse(_request: unknown, stream: Duplex): void {
  stream.on('error', () => stream.destroy());
  if (!stream.writable) return void stream.destroy();
  // Nothing more is read, so one who goes on sending cannot keep the connection.
  return void stream.end(REFUSAL, () => stream.destroy());
}

function nothingHere(_request: IncomingMessage, response: ServerResponse): void {
  response.sendDate = false;
  const headers = { 'Content-Length': 0, Connection: 'close', 'Cross-Origin-Resource-Policy': 'same-origin' };
  response.writeHead(404, headers).end();
}
