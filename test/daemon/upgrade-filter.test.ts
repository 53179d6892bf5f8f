import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHROMIUM_ORIGIN } from '../../shared/protocol/address.ts';
import { CHROMIUM_ID } from '../../extension/identity.ts';
import { REFUSAL } from '../../daemon/upgrade-filter.ts';
import { startTestDaemon } from './harness.ts';

const FIREFOX = 'moz-extension://7d3f1c52-0d5e-4c0b-9a51-2f6f0a1b2c3d';

const cleanUps: (() => void | Promise<void>)[] = [];
let port = 0;
beforeAll(async () => {
  ({ port } = await startTestDaemon(null, 0, (cleanUp) => cleanUps.push(cleanUp)));
});
afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

/** Sends bytes to a port and gives what comes back until it closes, or the first answer of an opened socket. */
async function answer(port: number, request: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.startsWith('HTTP/1.1 101')) socket.destroy();
    });
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}

const request = (port: number, change: (lines: string[]) => string[]) =>
  `${change([
    'GET /v1 HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Origin: ${FIREFOX}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: countersign.v1',
  ]).join('\r\n')}\r\n\r\n`;
const replaced = (name: string, value: string) => (lines: string[]) =>
  lines.map((line) => (line.startsWith(name) ? `${name}${value}` : line));

test('both sides know the same address of the extension', () => {
  expect(CHROMIUM_ORIGIN).toBe(`chrome-extension://${CHROMIUM_ID}`);
});

test('while a code is shown, an extension may come in', async () => {
  expect(
    await answer(
      port,
      request(port, (lines) => lines),
    ),
  ).toMatch(/^HTTP\/1\.1 101/);
  expect(await answer(port, request(port, replaced('Origin: ', CHROMIUM_ORIGIN)))).toMatch(/^HTTP\/1\.1 101/);
});

test.each<[string, (lines: string[], port: number) => string[]]>([
  ['a web page', (lines) => replaced('Origin: ', 'https://partner.microsoft.com')(lines)],
  ['no origin', (lines) => lines.filter((line) => !line.startsWith('Origin'))],
  ['two origins', (lines) => [...lines, `Origin: ${FIREFOX}`]],
  ['origin null', (lines) => replaced('Origin: ', 'null')(lines)],
  [
    'another Chromium extension',
    (lines) => replaced('Origin: ', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop')(lines),
  ],
  ['an origin with a slash', (lines) => replaced('Origin: ', `${CHROMIUM_ORIGIN}/`)(lines)],
  ['an origin with more behind it', (lines) => replaced('Origin: ', `${FIREFOX}.evil.example`)(lines)],
  ['host localhost', (lines, port) => replaced('Host: ', `localhost:${port}`)(lines)],
  ['host without port', (lines) => replaced('Host: ', '127.0.0.1')(lines)],
  ['a rebound host', (lines, port) => replaced('Host: ', `evil.example:${port}`)(lines)],
  ['another spelling of the host', (lines, port) => replaced('Host: ', `127.1:${port}`)(lines)],
  ['another path', (lines) => replaced('GET ', '/v2 HTTP/1.1')(lines)],
  ['a query', (lines) => replaced('GET ', '/v1?token=x HTTP/1.1')(lines)],
  ['no subprotocol', (lines) => lines.filter((line) => !line.startsWith('Sec-WebSocket-Protocol'))],
  ['two subprotocols', (lines) => replaced('Sec-WebSocket-Protocol: ', 'countersign.v1, other')(lines)],
])('%s is refused with the same bytes as any other', async (_name, change) => {
  expect(
    await answer(
      port,
      request(port, (lines) => change(lines, port)),
    ),
  ).toBe(REFUSAL);
});

test.each(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'])('%s without an upgrade finds nothing', async (method) => {
  const headers = { Origin: 'https://evil.example' };
  const response = await fetch(`http://127.0.0.1:${port}/v1`, { method, headers });
  expect([response.status, await response.text()]).toEqual([404, '']);
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});
