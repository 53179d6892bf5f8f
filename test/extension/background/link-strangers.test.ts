import 'fake-indexeddb/auto';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { MEET_MS } from '../../../extension/background/dial.ts';
import { keepPairing } from '../../../extension/background/keys.ts';
import type { Wire } from '../../../shared/client/wire.ts';
import { CLI_ORIGIN, PORTS, SUBPROTOCOL, endpointOf } from '../../../shared/protocol/address.ts';
import { connectKeys } from '../../../shared/protocol/cs1.ts';
import { startTestDaemon } from '../../daemon/harness.ts';
import { type Person, nodeDial, person } from './person.ts';

const SECRET = '株式会社コントソ';
const zeros = 'A'.repeat(43);
const challenge = JSON.stringify({ type: 'challenge', nd: zeros, md: zeros });

/** Another program on a port of ours, that takes our socket. */
interface Squatter {
  readonly port: number;
  /** Every letter it was told. */
  readonly heard: string[];
}

async function squat(behave: (socket: WebSocket, heard: string) => void): Promise<Squatter> {
  const heard: string[] = [];
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => SUBPROTOCOL });
  await new Promise((listening) => server.once('listening', listening));
  server.on('connection', (socket) => {
    behave(socket, '');
    socket.on('message', (data: Buffer) => {
      heard.push(data.toString());
      behave(socket, data.toString());
    });
  });
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, heard };
}

/** Someone who is paired, though with nobody there, and has something to send. */
async function paired(port: number): Promise<Person> {
  const someone = await person(port);
  const keys = await connectKeys(crypto.subtle, crypto.getRandomValues(new Uint8Array(32)));
  await keepPairing(someone.database, { kid: 'k'.repeat(22), keys }, endpointOf(port));
  await someone.door.enter([{ path: 'company.legalName', value: SECRET }]);
  return someone;
}

const onMessage = (say: (socket: WebSocket, heard: string) => void) => (socket: WebSocket, heard: string) =>
  void (heard !== '' && say(socket, heard));

describe('another program on the port is told a key id and a nonce, and nothing else', () => {
  test.each<[string, (socket: WebSocket, heard: string) => void]>([
    ['greets at once', (socket, heard) => heard === '' && socket.send('220 welcome')],
    ['answers garbage', onMessage((socket) => socket.send('garbage'))],
    ['answers bytes', onMessage((socket) => socket.send(new Uint8Array(64)))],
    ['answers what it heard', onMessage((socket, heard) => socket.send(heard))],
    ['says that all is well', onMessage((socket) => socket.send('{"type":"ready","version":"9"}'))],
    ['guesses the proof, and goes on', onMessage((socket) => (socket.send(challenge), socket.send(challenge)))],
    ['answers a megabyte', onMessage((socket) => socket.send('x'.repeat(1_000_000)))],
    ['hangs up', onMessage((socket) => socket.close())],
    ['hangs up as a daemon would that does not know us', onMessage((socket) => socket.close(4401))],
    ['breaks off', onMessage((socket) => socket.terminate())],
  ])('one that %s', async (_name, behave) => {
    const squatter = await squat(behave);
    const ann = await paired(squatter.port);
    ann.link.wake();
    await ann.reaches('other-program');
    expect(ann.states.at(-1)).toMatchObject({ state: 'other-program', endpoint: endpointOf(squatter.port) });
    expect(squatter.heard.map((text) => Object.keys(JSON.parse(text) as object))).toEqual(
      squatter.heard.map(() => ['type', 'v', 'kid', 'ne']),
    );
    expect(squatter.heard.length).toBeGreaterThan(0);
    expect(await ann.pending()).toBe(1);
  });

  test('one that keeps silent, after a while', async () => {
    const squatter = await squat(() => {});
    const ann = await paired(squatter.port);
    ann.link.wake();
    await vi.waitFor(() => expect(squatter.heard).toHaveLength(1), 5_000);
    expect(ann.states.at(-1)?.state).toBe('connecting');
    await vi.waitFor(() => expect(ann.states.at(-1)?.state).toBe('other-program'), MEET_MS + 2_000);
    expect(squatter.heard[0]).not.toContain(SECRET);
  }, 15_000);

  test('one that passes everything on to the real daemon, since its address is another', async () => {
    const daemon = await startTestDaemon();
    const ann = await person(daemon.port);
    await ann.pair(daemon.code);
    let relayed = 0;
    const squatter = await squat((socket, heard) => {
      if (heard === '') return;
      const real = new WebSocket(`ws://${endpointOf(daemon.port)}/v1`, SUBPROTOCOL, { origin: CLI_ORIGIN });
      real.on('open', () => real.send(heard));
      real.on('message', (data: Buffer) => {
        relayed += 1;
        socket.send(data.toString());
      });
      socket.on('close', () => real.close());
    });
    await ann.database.meta.put({ name: 'port', value: String(squatter.port) });
    await ann.door.enter([{ path: 'company.legalName', value: SECRET }]);
    await ann.reaches('other-program');
    expect(relayed).toBeGreaterThan(0);
    expect(squatter.heard.join('')).not.toContain(SECRET);
    expect(await ann.pending()).toBe(1);
  });
});

describe('what does not take our socket', () => {
  test('a web server where our daemon was is another program', async () => {
    const server = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
    onTestFinished(() => void server.close());
    const ann = await paired((server.address() as AddressInfo).port);
    ann.link.wake();
    await ann.reaches('other-program');
    expect(await ann.pending()).toBe(1);
    server.closeAllConnections();
  });

  test('a program that hangs up: no daemon', async () => {
    const server = createTcpServer((socket) => void socket.destroy());
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
    onTestFinished(() => void server.close());
    const ann = await paired((server.address() as AddressInfo).port);
    ann.link.wake();
    await ann.reaches('daemon-not-running');
    expect(await ann.pending()).toBe(1);
  });
});

test('a stranger on the first port does not keep us from looking at the others', async () => {
  const tried: number[] = [];
  const stranger: Wire = { send() {}, close() {}, receive: async () => 'garbage', closeCode: 0, closeReason: '' };
  const ann = await person(0, {
    dial: {
      ...nodeDial,
      async open(port) {
        tried.push(port);
        return port === PORTS[0] ? stranger : null;
      },
    },
  });
  const keys = await connectKeys(crypto.subtle, new Uint8Array(32));
  await keepPairing(ann.database, { kid: 'k'.repeat(22), keys }, endpointOf(PORTS[0] ?? 0));
  ann.link.wake();
  await ann.reaches('other-program');
  expect(tried.slice(0, PORTS.length)).toEqual(PORTS);
});
