import { readFileSync, statSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer as createPlain } from 'node:http';
import { type Server, createServer } from 'node:https';
import { type AddressInfo, type Server as NetServer, connect } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { generate } from 'selfsigned';
import { BEGINNING, type PortalState } from './state.ts';

/** The hosts that lead to the practice portal. */
export const PORTAL_HOSTS = ['partner.microsoft.com', 'partnercenter.microsoft.com'] as const;

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
  close(): Promise<void>;
}

const FOLDER = join(import.meta.dirname, '../../dist/portal');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; " +
  "frame-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/**
 * Serves the practice portal.
 *
 * @param passOthers - let the proxy lead to all other hosts too, instead of refusing them
 */
export async function startPortal({ passOthers = false }: { readonly passOthers?: boolean } = {}): Promise<Portal> {
  let state = BEGINNING;
  const asked: string[] = [];
  const { private: key, cert } = await generate([{ name: 'commonName', value: PORTAL_HOSTS[0] }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: PORTAL_HOSTS.map((value) => ({ type: 2, value })) }],
  });
  const https: Server = createServer({ key, cert }, (request, response) => {
    if (request.url === '/practice/state') void exchange(request, response);
    else serve(request, response);
  });

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      state = { ...state, ...(JSON.parse(text) as Partial<PortalState>) };
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(state));
  }

  const port = await listen(https);
  const proxy = createPlain((request, response) => {
    asked.push(String(request.url));
    response.writeHead(403).end();
  });
  proxy.on('connect', (request, socket) => {
    const [host = '', to = '443'] = String(request.url).split(':');
    asked.push(host);
    socket.on('error', () => socket.destroy());
    const isPortal = PORTAL_HOSTS.some((known) => known === host);
    if (!isPortal && !passOthers) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const up = isPortal ? connect(port, '127.0.0.1') : connect(Number(to), host);
    up.on('connect', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      up.pipe(socket);
      socket.pipe(up);
    });
    up.on('error', () => socket.destroy());
    return socket.on('close', () => up.destroy());
  });
  const sockets = new Set<{ destroy(): void }>();
  for (const server of [https, proxy]) {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
  }
  const proxyPort = await listen(proxy);
  return {
    port,
    proxyPort,
    asked,
    state: () => state,
    setState: (change) => (state = { ...state, ...change }),
    reset: () => (state = BEGINNING),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([https, proxy].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function serve({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const path = normalize(join(FOLDER, new URL(url, 'https://portal').pathname));
  const isFile = path.startsWith(FOLDER) && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const file = isFile ? path : join(FOLDER, 'index.html');
  response.setHeader('Content-Type', `${TYPES[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`);
  response.setHeader('Content-Security-Policy', CSP);
  response.setHeader('Cache-Control', 'no-store');
  response.end(readFileSync(file));
}

async function listen(server: NetServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
