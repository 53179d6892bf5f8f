import { connect } from 'node:net';
import { CLI_ORIGIN, HOST } from '../../../shared/protocol/address.ts';

/** Sends bytes and gives all that comes back until the other side closes, or opens a WebSocket. */
export async function exchange(port: number, sent: string | Buffer, host = HOST): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, host, () => socket.write(sent));
    socket.setEncoding('latin1');
    socket.setTimeout(10_000, () => {
      text += '(still open after 10 s)';
      socket.destroy();
    });
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.startsWith('HTTP/1.1 101')) socket.destroy();
    });
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}

/** Whether an answer is that of an opened WebSocket. */
export const isOpened = (answer: string) => answer.startsWith('HTTP/1.1 101');

/** The lines of a handshake that a daemon takes, for a paired command line. */
export function goodLines(port: number): readonly string[] {
  return [
    'GET /v1 HTTP/1.1',
    `Host: ${HOST}:${port}`,
    `Origin: ${CLI_ORIGIN}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: countersign.v1',
  ];
}

/** A request of these lines. */
export const requestOf = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n\r\n`;

/** The good handshake with one header another one; none of it with null; twice with a list. */
export function withHeader(port: number, name: string, value: string | readonly string[] | null): string {
  const values = value === null ? [] : [value].flat();
  const lines = goodLines(port).flatMap((line) =>
    line.startsWith(`${name}: `) ? values.map((it) => `${name}: ${it}`) : [line],
  );
  return requestOf(lines);
}
