import { existsSync, readFileSync, statSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer as createPlain } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, type Server as NetServer, connect } from 'node:net';
import { extname, join, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { generate } from 'selfsigned';
import { afterMove, move } from './moves.ts';
import { BEGINNING, type PortalState } from './state.ts';

/** The hosts that lead to the practice portal. */
export const PORTAL_HOSTS = ['partner.microsoft.com', 'partnercenter.microsoft.com'] as const;

/** How the practice portal is served. Both ports are free ones when not given. */
export interface PortalOptions {
  readonly port?: number;
  readonly proxyPort?: number;
  /** Let the proxy lead to all other hosts too, instead of refusing them. */
  readonly passOthers?: boolean;
  /** Other hosts that lead to the practice portal too: those of an attacker. */
  readonly isOurs?: (host: string) => boolean;
  /** Where the built pages are. */
  readonly folder?: string;
}

/** A page that stands in place of a built one. */
export interface Planted {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A running practice portal and the proxy that leads to it. */
export interface Portal {
  readonly port: number;
  /** A CONNECT proxy on loopback: the portal's hosts lead to the practice portal. */
  readonly proxyPort: number;
  /** Every host that was asked for through the proxy. */
  readonly asked: readonly string[];
  state(): PortalState;
  setState(change: Partial<PortalState>): void;
  reset(): void;
  /** Serves a page of the caller's own at a path, on every host, without the portal's policy. */
  plant(path: string, page: Planted): void;
  close(): Promise<void>;
}

const BUILT = join(import.meta.dirname, '../../dist/portal');
const LOOPBACK = '127.0.0.1';
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; " +
  "frame-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/**
 * Serves the practice portal.
 *
 * @throws when its pages have not been built, or a port is taken
 */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const { port: wanted = 0, proxyPort: wantedProxy = 0, passOthers = false, isOurs, folder = BUILT } = options;
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`No practice portal in ${folder}: run \`npm run build\`.`);
  let state = BEGINNING;
  const asked: string[] = [];
  const planted = new Map<string, Planted>();
  const { private: key, cert } = await generate([{ name: 'commonName', value: PORTAL_HOSTS[0] }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: PORTAL_HOSTS.map((value) => ({ type: 2, value })) }],
  });
  const https = createServer({ key, cert }, (request, response) => {
    const page = planted.get(request.url?.replace(/[?#].*$/, '') ?? '');
    if (page !== undefined) servePlanted(page, response);
    else if (request.url !== '/practice/state') serve(folder, request, response);
    else if (request.method !== 'POST') answer(response, 200, state);
    else {
      const onMove = (body: string) => {
        state = afterMove(state, move.parse(JSON.parse(body)), new Date().toISOString().slice(0, 10));
        answer(response, 200, state);
      };
      text(request)
        .then(onMove)
        .catch(() => answer(response, 400, { error: 'not a move' }));
    }
  });
  const port = await listen(https, wanted);
  const proxy = createProxy(
    port,
    passOthers,
    (host) => PORTAL_HOSTS.some((known) => known === host) || isOurs?.(host) === true,
    asked,
  );
  const sockets = new Set<{ destroy(): void }>();
  for (const server of [https, proxy]) {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
  }
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all([https, proxy].map((server) => new Promise((resolve) => server.close(resolve))));
  };
  const proxyPort = await listen(proxy, wantedProxy).catch(async (cause: unknown) => {
    await close();
    throw cause;
  });
  return {
    port,
    proxyPort,
    asked,
    state: () => state,
    setState: (change) => (state = { ...state, ...change }),
    reset: () => (state = BEGINNING),
    plant: (path, page) => void planted.set(path, page),
    close,
  };
}

function createProxy(
  port: number,
  passOthers: boolean,
  isPortal: (host: string) => boolean,
  asked: string[],
): NetServer {
  const proxy = createPlain((request, response) => {
    asked.push(/^http:\/\/([^/:]+)/.exec(String(request.url))?.[1] ?? String(request.url));
    response.writeHead(403).end();
  });
  proxy.on('connect', (request, socket, head) => {
    const [host = '', to = '443'] = String(request.url).split(':');
    asked.push(host);
    socket.on('error', () => socket.destroy());
    if (!isPortal(host) && !passOthers) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const up = isPortal(host) ? connect(port, LOOPBACK) : connect(Number(to), host);
    up.on('connect', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      up.write(head);
      up.pipe(socket);
      socket.pipe(up);
    });
    up.on('error', () => socket.destroy());
    return socket.on('close', () => up.destroy());
  });
  return proxy;
}

function answer(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(content));
}

function serve(folder: string, { url = '/' }: IncomingMessage, response: ServerResponse): void {
  const path = join(folder, url.replace(/[?#].*$/, ''));
  const isFile = path.startsWith(folder + sep) && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const file = isFile ? path : join(folder, 'index.html');
  response.writeHead(200, {
    'Content-Type': `${TYPES[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`,
    'Content-Security-Policy': CSP,
    'Cache-Control': 'no-store',
  });
  response.end(readFileSync(file));
}

function servePlanted({ html, headers = {} }: Planted, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers });
  response.end(html);
}

async function listen(server: NetServer, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return (server.address() as AddressInfo).port;
}
