import { type Socket, connect as connectTcp } from 'node:net';
import { within } from '../../../extension/background/within.ts';
import { type ClientPairing, connect } from '../../../shared/client/connect.ts';
import type { Wire } from '../../../shared/client/wire.ts';
import { CLI_ORIGIN, HOST, endpointOf } from '../../../shared/protocol/address.ts';
import { PATIENCE_MS } from './client.ts';
import { goodLines, isOpened, requestOf } from './http.ts';

/** One frame as it came. */
export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** What of a frame a case wants otherwise than RFC 6455 has it. */
export interface Shape {
  readonly isFinal?: boolean;
  readonly reserved?: number;
  readonly isMasked?: boolean;
  /** The length that is claimed. */
  readonly claims?: number;
  /** How the length is written: 7, 16 or 64 bits. Default: as short as can be. */
  readonly lengthBits?: 7 | 16 | 64;
}

/** Writes a frame as a client does, or otherwise. */
export function frame(opcode: number, content: string | Buffer, shape: Shape = {}): Buffer {
  const { isFinal = true, reserved = 0, isMasked = true } = shape;
  const payload = Buffer.from(content);
  const length = shape.claims ?? payload.length;
  const bits = shape.lengthBits ?? (length < 126 ? 7 : length < 65_536 ? 16 : 64);
  const head = Buffer.alloc(bits === 7 ? 2 : bits === 16 ? 4 : 10);
  head[0] = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode;
  head[1] = (isMasked ? 0x80 : 0) | (bits === 7 ? length : bits === 16 ? 126 : 127);
  if (bits === 16) head.writeUInt16BE(length, 2);
  if (bits === 64) head.writeBigUInt64BE(BigInt(length), 2);
  if (!isMasked) return Buffer.concat([head, payload]);
  const mask = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
}

/** A WebSocket made of bytes. */
export interface RawSocket {
  readonly tcp: Socket;
  send(bytes: Buffer): void;
  /** The next frame; null when the other side has closed. */
  next(): Promise<Frame | null>;
  readonly wire: Wire;
}

/** Opens a WebSocket by hand. @throws Error when it is refused */
export async function rawSocket(port: number): Promise<RawSocket> {
  const frames: Frame[] = [];
  const takers: ((frame: Frame | null) => void)[] = [];
  let bytes = Buffer.alloc(0);
  let isOpen = false;
  let isGone = false;
  const tcp = connectTcp(port, HOST, () => tcp.write(requestOf(goodLines(port))));
  await new Promise<void>((resolve, reject) => {
    const gone = () => {
      isGone = true;
      for (const taker of takers.splice(0)) taker(null);
      reject(new Error(`refused: ${bytes.toString('latin1').slice(0, 30)}`));
    };
    tcp.on('error', gone);
    tcp.on('close', gone);
    tcp.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (!isOpen) {
        const end = bytes.indexOf('\r\n\r\n');
        if (end < 0 || !isOpened(bytes.toString('latin1'))) return;
        isOpen = true;
        bytes = bytes.subarray(end + 4);
        resolve();
      }
      for (let read = readFrame(bytes); read !== null; read = readFrame(bytes)) {
        bytes = bytes.subarray(read.length);
        const taker = takers.shift();
        if (taker === undefined) frames.push(read.frame);
        else taker(read.frame);
      }
    });
  });
  const next = async () => {
    const first = frames.shift();
    if (first !== undefined) return first;
    return isGone ? null : new Promise<Frame | null>((resolve) => takers.push(resolve));
  };
  return { tcp, next, send: (sent) => void tcp.write(sent), wire: wireOver(tcp, next) };
}

/** Opens a WebSocket by hand and proves it. */
export async function provenSocket(port: number, pairing: ClientPairing): Promise<RawSocket> {
  const socket = await rawSocket(port);
  const met = await connect(socket.wire, { crypto, endpoint: endpointOf(port), origin: CLI_ORIGIN }, pairing);
  if (!met.ok || !(await socket.wire.receive())?.includes('"ready"')) throw new Error('not let in');
  return socket;
}

function wireOver(tcp: Socket, next: () => Promise<Frame | null>): Wire {
  let closeCode = 0;
  return {
    send: (text) => void tcp.write(frame(1, text)),
    close: () => tcp.destroy(),
    closeReason: '',
    get closeCode() {
      return closeCode;
    },
    async receive() {
      for (;;) {
        const heard = await within<Frame | 'silent' | null>(PATIENCE_MS, next(), 'silent');
        if (heard === 'silent') return null;
        if (heard === null || heard.opcode === 8) {
          closeCode = heard === null || heard.payload.length < 2 ? 1006 : heard.payload.readUInt16BE();
          return null;
        }
        if (heard.opcode === 1) return heard.payload.toString();
      }
    },
  };
}

function readFrame(bytes: Buffer): { readonly frame: Frame; readonly length: number } | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return null;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return null;
  const opcode = (bytes[0] ?? 0) & 0x0f;
  return { frame: { opcode, payload: bytes.subarray(start, start + length) }, length: start + length };
}
