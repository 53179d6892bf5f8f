import { type IncomingMessage, createServer } from 'node:http';
import { type AddressInfo, type Server, type Socket, connect as connectTcp, createServer as createTcp } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ClientPairing } from '../../shared/client/connect.ts';
import { CLI_ORIGIN, HOST, SUBPROTOCOL, endpointOf } from '../../shared/protocol/address.ts';
import { connectKeys } from '../../shared/protocol/cs1.ts';
import { type Attack, inParallel, tally } from './lib/attack.ts';
import type { Lab } from './lib/lab.ts';
import { SECRETS, pause, victim } from './lib/victim.ts';

const zeros = 'A'.repeat(43);
const CHALLENGE = JSON.stringify({ type: 'challenge', nd: zeros, md: zeros });
const READY = JSON.stringify({ type: 'ready', session: crypto.randomUUID(), store: crypto.randomUUID(), version: '9' });

/** What a squatter does when a socket opens, and with each message. */
interface Squat {
  opened?(socket: WebSocket): void;
  heard?(socket: WebSocket, text: string, count: number): void;
}

const SQUATTERS: Readonly<Record<string, Squat>> = {
  'keeps silent': {},
  'answers what it heard': { heard: (socket, text) => socket.send(text) },
  'replays a challenge': { heard: (socket) => socket.send(CHALLENGE) },
  'says that all is well': { heard: (socket) => (socket.send(READY), socket.send(CHALLENGE), socket.send(READY)) },
  'asks for everything': {
    opened: (socket) => socket.send('{"type":"list"}'),
    heard: (socket) => socket.send('{"type":"open","dossier":"","since":0,"hash":""}'),
  },
  'greets first': { opened: (socket) => (socket.send(CHALLENGE), socket.send(READY)) },
  'sends 50 MB': { heard: (socket) => socket.send('x'.repeat(50 << 20)) },
  'sends bytes': { heard: (socket) => socket.send(new Uint8Array(1_000)) },
  'is slow': { heard: (socket) => void setTimeout(() => socket.send(CHALLENGE), 1_500) },
  'hangs up': { heard: (socket) => socket.close(4401) },
  'sends hostile JSON': { heard: (socket) => socket.send('{"__proto__":{"ok":true},"type":"challenge"}') },
};

async function listening(server: Server): Promise<number> {
  await new Promise<void>((up) => void server.listen(0, HOST, up));
  return (server.address() as AddressInfo).port;
}

/** A program on a port that takes our socket and notes every byte it is told. */
async function squat(lab: Lab, { opened, heard }: Squat): Promise<{ readonly port: number; readonly told: string[] }> {
  const told: string[] = [];
  const http = createServer((_request, response) => response.end('hello'));
  const server = new WebSocketServer({ server: http, handleProtocols: () => SUBPROTOCOL });
  server.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    told.push(`${request.url} ${JSON.stringify(request.headers)}`);
    opened?.(socket);
    let count = 0;
    socket.on('message', (data: Buffer) => {
      told.push(data.toString());
      heard?.(socket, data.toString(), ++count);
    });
  });
  const port = await listening(http);
  lab.atEnd(() => {
    for (const socket of server.clients) socket.terminate();
    http.closeAllConnections();
    http.close();
  });
  return { port, told };
}

/** A web server that sends the socket on to somewhere else. */
async function redirector(lab: Lab): Promise<{ readonly port: number; readonly told: string[] }> {
  const elsewhere = await squat(lab, SQUATTERS['says that all is well'] ?? {});
  const http = createServer((_request, response) =>
    response.writeHead(302, { Location: `http://${endpointOf(elsewhere.port)}/v1` }).end(),
  );
  http.on('upgrade', (_request, stream) =>
    stream.end(`HTTP/1.1 302 Found\r\nLocation: ws://${endpointOf(elsewhere.port)}/v1\r\n\r\n`),
  );
  const port = await listening(http);
  lab.atEnd(() => void http.close());
  return { port, told: elsewhere.told };
}

const anyPairing = async (): Promise<ClientPairing> => ({
  kid: 'k'.repeat(22),
  keys: await connectKeys(crypto.subtle, crypto.getRandomValues(new Uint8Array(32))),
});

/** All that an extension may tell a stranger: a key id and a nonce. */
const HELLO = /^\{"type":"hello","v":1,"kid":"[\w-]{22}","ne":"[\w-]{43}"\}$/;

/** Whether what was told is no more than a greeting. */
function isNothing(told: readonly string[]): boolean {
  const messages = told.filter((text) => !text.startsWith('/v1 '));
  return messages.every((text) => HELLO.test(text)) && !SECRETS.some((secret) => told.join().includes(secret));
}

const squatters: Attack = {
  name: 'fake servers',
  threat: 'T12',
  cases: 12,
  quick: 12,
  async run(lab) {
    const figures = tally();
    const pairing = await anyPairing();
    const all: readonly (readonly [string, () => Promise<{ readonly port: number; readonly told: string[] }>])[] = [
      ...Object.entries(SQUATTERS).map(([name, how]) => [name, async () => squat(lab, how)] as const),
      ['redirects', async () => redirector(lab)],
    ];
    await inParallel(all, all.length, async ([name, start]) => {
      const { port, told } = await start();
      const someone = await victim(lab, port, pairing);
      const state = await someone.reaches(['other-program']);
      await pause(200);
      const isFooled = someone.states.some((it) => it.state === 'connected');
      figures.holds(isNothing(told), `one that ${name} was told ${told.join(' | ').slice(0, 150)}`);
      if (state !== 'other-program' || isFooled) figures.holds(false, `one that ${name} is shown as ${state}`);
    });
    return figures;
  },
};

/** Passes bytes on from one port to another, after changing what the client says to the first. */
async function relay(lab: Lab, to: number, host: string, change: (text: string) => string): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createTcp((from) => {
    const onward = connectTcp(to, host);
    for (const [one, other] of [
      [from, onward],
      [onward, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    let isFirst = true;
    from.on('data', (chunk) => {
      onward.write(isFirst ? change(chunk.toString('latin1')) : chunk, isFirst ? 'latin1' : undefined);
      isFirst = false;
    });
    onward.on('data', (chunk) => void from.write(chunk));
  });
  const port = await listening(server);
  lab.atEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return port;
}

const relays: Attack = {
  name: 'relays',
  threat: 'T13',
  cases: 10,
  quick: 10,
  async run(lab) {
    const figures = tally();
    const target = await lab.daemon(10);
    const rightHost = (port: number) => (text: string) => text.replace(`${HOST}:${port}`, endpointOf(target.port));
    const asIs = () => (text: string) => text;
    const otherOrigin = (port: number) => (text: string) =>
      rightHost(port)(text).replace(CLI_ORIGIN, 'countersign-cli://evil');
    const kinds = [rightHost, asIs, otherOrigin, rightHost, rightHost];
    await inParallel(
      Array.from({ length: 10 }, (_, at) => at),
      5,
      async (at) => {
        let port = 0;
        const host = at === 4 ? '::ffff:127.0.0.1' : HOST;
        port = await relay(lab, target.port, host, (text) => (kinds[at % 5] ?? asIs)(port)(text));
        // Over a second relay, too.
        if (at >= 5) {
          const inner = port;
          port = await relay(lab, inner, HOST, (text) => text.replace(endpointOf(port), endpointOf(inner)));
        }
        const someone = await victim(lab, port, target.pairings[at] as ClientPairing);
        const state = await someone.reaches(['connected', 'other-program', 'revoked', 'daemon-not-running']);
        figures.holds(state !== 'connected', `relay ${at}: ${state}`);
      },
    );
    const direct = await victim(lab, target.port, target.pairings[9] as ClientPairing);
    if ((await direct.reaches(['connected'])) !== 'connected') figures.holds(false, 'nobody is let in directly');
    return figures;
  },
};

/** What another program on the machine can try on the extension. */
export const squatterAttacks: readonly Attack[] = [squatters, relays];
