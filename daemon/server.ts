import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { HOST, SUBPROTOCOL, endpointOf } from '../shared/protocol/address.ts';
import { CLOSE } from '../shared/protocol/close-codes.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/handshake.ts';
import type { CryptoLike } from '../shared/platform/web-crypto.ts';
import { attempts } from './attempts.ts';
import { MAX_MESSAGE, connectionOf } from './connection.ts';
import { DOOR_OPTIONS, HANDSHAKE_MS, guard, refuse } from './door.ts';
import { handshake } from './handshake.ts';
import type { Pairings } from './pairings.ts';
import { type PairingWindows, windowFor } from './pairing-window.ts';
import { type SessionContext, serve } from './session.ts';
import { StartFailure } from './start-failure.ts';
import { admittedOrigin } from './upgrade-filter.ts';

// An `import` of this module would read all it exports, and with that load an HTTP client of 14 MB.
const { createServer } = process.getBuiltinModule('node:http');

/** Connections that have proved themselves. Whoever holds a key may have many; nobody has this many. */
const MAX_PROVEN = 256;
/** Limits of the WebSocket code; `closeTimeout` and the two before it are younger than its types. */
const LIMITS = {
  maxPayload: MAX_MESSAGE,
  /** Frames of one message. */
  maxFragments: 64,
  /** Pieces of a frame that wait in memory for the rest of it. */
  maxBufferedChunks: 1_024,
  /** A closing connection that does not answer is cut after this, in milliseconds, so that `unpair` holds at once. */
  closeTimeout: 800,
};

/** What a server works with. */
export interface ServerContext extends SessionContext {
  readonly crypto: CryptoLike;
  readonly pairings: Pairings;
  readonly windows: PairingWindows;
  now(): Date;
  onPaired(label: string, origin: string): void;
}

/** A listening daemon. */
export interface Server {
  readonly port: number;
  readonly sessions: number;
  /** Forgets a pairing and closes every socket of it. @returns whether there was such a pairing */
  forget(kid: string): boolean;
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
  const http = createServer(DOOR_OPTIONS);
  const door = guard(http);
  const tries = attempts(() => performance.now());
  const upgrader = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    ...LIMITS,
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  const port = await listenOnFirst(http, ports);
  const state = {
    port,
    isPairedOrigin: (origin: string) => context.pairings.hasOrigin(origin),
    isPairing: (origin: string) => windowFor(origin, context.windows).isOpen(),
  };

  const proven = () => [...sockets.values()].filter((kid) => kid !== '').length;

  function forget(kid: string): boolean {
    try {
      return context.pairings.remove(kid);
    } finally {
      for (const [socket, of] of sockets) if (of === kid) socket.close(CLOSE.unproven, 'unpaired');
    }
  }

  async function meet(socket: WebSocket, stream: Duplex, origin: string): Promise<void> {
    sockets.set(socket, '');
    const connection = connectionOf(socket);
    const late = setTimeout(() => connection.close(CLOSE.unproven, 'the handshake took too long'), HANDSHAKE_MS);
    const end = await handshake({
      ...context,
      window: windowFor(origin, context.windows),
      tries,
      endpoint: endpointOf(port),
      origin,
      receive: connection.receive,
      send: (message) => connection.send(JSON.stringify(message)),
    });
    clearTimeout(late);
    context.log(`handshake-${end.kind}`);
    if (end.kind === 'connected') {
      if (proven() >= MAX_PROVEN) return connection.close(CLOSE.overrun, 'too many connections');
      door.letIn(stream);
      sockets.set(socket, end.kid);
      await serve(connection, context, () => void forget(end.kid));
    } else if (end.kind === 'paired') {
      context.onPaired(end.label, origin);
      connection.close(1000, 'paired');
    } else if (end.kind === 'version') {
      connection.close(CLOSE.version, `version ${PROTOCOL_VERSION}`);
    } else {
      connection.close(CLOSE.unproven, '');
    }
  }

  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const origin = admittedOrigin(request, state);
    if (origin === null) return refuse(request, stream);
    return upgrader.handleUpgrade(request, stream, head, (socket) => {
      socket.once('close', () => sockets.delete(socket));
      door.meter(stream);
      meet(socket, stream, origin).catch((problem: unknown) => {
        context.log('session-failed', { code: problem instanceof Error ? problem.name : 'unknown' });
        socket.terminate();
      });
    });
  });

  return {
    port,
    get sessions() {
      return proven();
    },
    forget,
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
