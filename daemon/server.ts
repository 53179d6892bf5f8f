import { type IncomingMessage, createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { HOST, SUBPROTOCOL, endpointOf } from '../shared/protocol/address.ts';
import { CLOSE } from '../shared/protocol/close-codes.ts';
import type { CryptoLike } from '../shared/platform/web-crypto.ts';
import { MAX_MESSAGE, connectionOf } from './connection.ts';
import { handshake } from './handshake.ts';
import type { Pairings } from './pairings.ts';
import type { PairingWindow } from './pairing-window.ts';
import { type SessionContext, serve } from './session.ts';
import { StartFailure } from './start-failure.ts';
import { REFUSAL, admittedOrigin } from './upgrade-filter.ts';

const HANDSHAKE_MS = 3_000;

/** What a server works with. */
export interface ServerContext extends SessionContext {
  readonly crypto: CryptoLike;
  readonly pairings: Pairings;
  readonly window: PairingWindow;
  now(): Date;
  onPaired(label: string, origin: string): void;
}

/** A listening daemon. */
export interface Server {
  readonly port: number;
  readonly sessions: number;
  /** Closes every socket of a pairing. */
  drop(kid: string): void;
  /** Closes every socket and the port. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 only, at the first free of `ports`.
 *
 * @throws StartFailure when all are taken
 */
export async function listen(ports: readonly number[], context: ServerContext): Promise<Server> {
  const sockets = new Map<WebSocket, string>();
  const http = createServer((_request, response) => {
    response.writeHead(404, { 'Content-Length': 0, 'Cross-Origin-Resource-Policy': 'same-origin' }).end();
  });
  http.headersTimeout = HANDSHAKE_MS;
  http.maxConnections = 64;
  const upgrader = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  const port = await listenOnFirst(http, ports);
  const state = {
    port,
    isPairedOrigin: (origin: string) => context.pairings.hasOrigin(origin),
    isPairing: () => context.window.code() !== null,
  };

  async function meet(socket: WebSocket, origin: string): Promise<void> {
    sockets.set(socket, '');
    const connection = connectionOf(socket);
    const late = setTimeout(() => connection.close(CLOSE.unproven, 'the handshake took too long'), HANDSHAKE_MS);
    const end = await handshake({
      ...context,
      endpoint: endpointOf(port),
      origin,
      receive: connection.receive,
      send: (message) => connection.send(JSON.stringify(message)),
    });
    clearTimeout(late);
    context.log(`handshake-${end.kind}`);
    if (end.kind === 'connected') {
      sockets.set(socket, end.kid);
      await serve(connection, context);
    } else if (end.kind === 'paired') {
      context.onPaired(end.label, origin);
      connection.close(1000, 'paired');
    } else {
      connection.close(CLOSE.unproven, '');
    }
  }

  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const origin = admittedOrigin(request, state);
    if (origin === null) return void stream.end(REFUSAL);
    return upgrader.handleUpgrade(request, stream, head, (socket) => {
      socket.once('close', () => sockets.delete(socket));
      meet(socket, origin).catch((problem: unknown) => {
        context.log('session-failed', { code: problem instanceof Error ? problem.name : 'unknown' });
        socket.terminate();
      });
    });
  });

  return {
    port,
    get sessions() {
      return [...sockets.values()].filter((kid) => kid !== '').length;
    },
    drop(kid) {
      for (const [socket, of] of sockets) if (of === kid) socket.close(CLOSE.unproven, 'unpaired');
    },
    async close() {
      for (const socket of sockets.keys()) socket.close(CLOSE.goingDown, 'the daemon is going down');
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeAllConnections();
      const force = setTimeout(() => [...sockets.keys()].forEach((socket) => socket.terminate()), 500);
      await closed;
      clearTimeout(force);
    },
  };
}

async function listenOnFirst(http: ReturnType<typeof createServer>, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      http.once('error', resolve);
      http.listen({ host: HOST, port, exclusive: true }, () => {
        http.off('error', resolve);
        resolve(null);
      });
    });
    if (problem === null) return port;
    if (problem.code !== 'EADDRINUSE' && problem.code !== 'EACCES') throw problem;
  }
  throw new StartFailure(
    `Port ${ports.join(', ')} on ${HOST} is taken by another program. Stop that program, or choose a port with --port N.`,
  );
}
