import { Buffer } from 'node:buffer';
import { type Attack, tally } from './lib/attack.ts';
import { type RawSocket, type Shape, frame, provenSocket, rawSocket } from './lib/frames.ts';

const TEXT = 1;
const LIST = '{"type":"list","n":1}';
const MEBIBYTE = 1 << 20;
const closing = (code: number, reason = '') => {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return Buffer.concat([head, Buffer.from(reason)]);
};

/**
 * What is sent on a proven connection, and the answer: a message's type, or the code it is closed with; `closed` where
 * the code may be lost, since more was sent than was read.
 */
type Case = readonly [name: string, bytes: readonly Buffer[], answer: string | number];

const text = (content: string | Buffer, shape: Shape = {}) => frame(TEXT, content, shape);
const part = (opcode: number, content: string | Buffer, isFinal: boolean) => frame(opcode, content, { isFinal });
const inPieces = (content: string, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const size = Math.ceil(content.length / count);
    return part(at === 0 ? TEXT : 0, content.slice(at * size, (at + 1) * size), at === count - 1);
  });

/** Text whose UTF-8 is wrong. */
const BAD_UTF8 = ['ff', 'c080', 'eda080', 'f4908080', 'c3', 'e38182e3', '80', 'f8888080', 'efbfbdf0'];

const FRAMES: readonly Case[] = [
  ['a whole message', [text(LIST)], 'dossiers'],
  ['in three pieces', inPieces(LIST, 3), 'dossiers'],
  ['in 21 pieces of a letter', inPieces(LIST, 21), 'dossiers'],
  ['byte by byte', [...text(LIST)].map((byte) => Buffer.from([byte])), 'dossiers'],
  ['a length in 16 bits', [text(LIST, { lengthBits: 16 })], 'dossiers'],
  ['a length in 64 bits', [text(LIST, { lengthBits: 64 })], 'dossiers'],
  [
    'ping between pieces',
    [part(TEXT, LIST.slice(0, 5), false), frame(9, 'x'), part(0, LIST.slice(5), true)],
    'dossiers',
  ],
  ['an empty piece between', [part(TEXT, LIST, false), part(0, '', true)], 'dossiers'],
  ['pong unasked', [frame(10, 'x'), text(LIST)], 'dossiers'],
  ['a ping of 125 bytes', [frame(9, 'x'.repeat(125)), text(LIST)], 'dossiers'],
  ...[1, 2, 3, 4, 5, 6, 7].map((reserved): Case => [`reserved bits ${reserved}`, [text(LIST, { reserved })], 1002]),
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode): Case => [`opcode ${opcode}`, [frame(opcode, LIST)], 1002]),
  ['no mask', [text(LIST, { isMasked: false })], 1002],
  ['a ping without mask', [frame(9, 'x', { isMasked: false })], 1002],
  ['a close without mask', [frame(8, closing(1000), { isMasked: false })], 1002],
  ['a ping of 126 bytes', [frame(9, 'x'.repeat(126))], 1002],
  ['a ping in pieces', [part(9, 'x', false)], 1002],
  ['a close in pieces', [part(8, closing(1000), false)], 1002],
  ['a pong with reserved bits', [frame(10, 'x', { reserved: 4 })], 1002],
  ['a piece of nothing', [part(0, LIST, true)], 1002],
  ['a piece of nothing that goes on', [part(0, LIST, false)], 1002],
  ['a message within a message', [part(TEXT, LIST, false), text(LIST)], 1002],
  ['bytes within a message', [part(TEXT, LIST, false), frame(2, LIST)], 1002],
  ['bytes', [frame(2, LIST)], 4400],
  ['bytes in pieces', [part(2, LIST.slice(0, 5), false), part(0, LIST.slice(5), true)], 4400],
  ['an empty message', [text('')], 4400],
  ...BAD_UTF8.map((hex): Case => [`UTF-8 ${hex}`, [text(Buffer.from(`22${hex}22`, 'hex'))], 1007]),
  ['UTF-8 cut in two', [part(TEXT, Buffer.from('22e3', 'hex'), false), part(0, Buffer.from('22', 'hex'), true)], 1007],
  ['a message of 1 MiB and a byte', [text('x'.repeat(MEBIBYTE + 1))], 1009],
  ['a claim of 1 MiB and a byte', [text('', { claims: MEBIBYTE + 1 })], 1009],
  ['a claim of 4 GiB', [text('', { claims: 2 ** 32 })], 1009],
  ['a claim of 2^53 bytes', [text('', { claims: 2 ** 53 })], 1009],
  ['a claim of 2^62 bytes', [text('', { claims: 2 ** 62 })], 1009],
  ['pieces that are 1 MiB together', inPieces('x'.repeat(MEBIBYTE + 60), 60), 1009],
  ['65 pieces', inPieces(LIST.padEnd(65), 65), 1008],
  [
    '10,000 empty pieces',
    [part(TEXT, '', false), ...Array.from({ length: 10_000 }, () => part(0, '', false))],
    'closed',
  ],
  ['a close of one byte', [frame(8, 'x')], 1002],
  ...[0, 999, 1004, 1005, 1006, 1015, 2_000, 5_000].map((code): Case => [
    `a close with ${code}`,
    [frame(8, closing(code))],
    1002,
  ]),
  [
    'a close with bad UTF-8',
    [frame(8, closing(1000, '').subarray(0, 2)), frame(8, Buffer.from('03e8ff', 'hex'))],
    1000,
  ],
  ['a close whose reason is bad UTF-8', [frame(8, Buffer.from('03e8ff', 'hex'))], 1007],
  ['a close as it should be', [frame(8, closing(1000, 'bye'))], 1000],
  ['a close of our own range', [frame(8, closing(4999))], 4999],
  ['a message after a close', [frame(8, closing(1000)), text(LIST)], 1000],
  ['HTTP again', [Buffer.from('GET /v1 HTTP/1.1\r\n\r\n')], 1002],
];

/** What the other side says to what was sent: the type of a message, or the code it closes with. */
async function answerOf(socket: RawSocket, bytes: readonly Buffer[]): Promise<string | number> {
  for (const piece of bytes) {
    socket.send(piece);
    if (bytes.length < 50 && piece.length === 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const heard = await socket.wire.receive();
  const answer = heard === null ? socket.wire.closeCode : (JSON.parse(heard) as { readonly type: string }).type;
  socket.tcp.destroy();
  return answer;
}

const frames: Attack = {
  name: 'raw WebSocket cases',
  threat: 'T18',
  cases: FRAMES.length,
  quick: FRAMES.length,
  async run(lab) {
    const figures = tally();
    const { port, pairings, memory } = await lab.daemon();
    const [pairing] = pairings;
    if (pairing === undefined) throw new Error('no pairing');
    const { resident } = await memory();
    for (const [name, bytes, expected] of FRAMES) {
      const answer = await answerOf(await provenSocket(port, pairing), bytes);
      const isRight = answer === expected || (expected === 'closed' && typeof answer === 'number' && answer > 0);
      figures.holds(isRight, `${name}: ${answer}, not ${expected}`);
    }
    // Before anything is proven there is room for no more than a handshake.
    const unproven = await rawSocket(port);
    unproven.send(frame(TEXT, 'x'.repeat(MEBIBYTE / 2), { isFinal: false }));
    figures.holds((await unproven.wire.receive()) === null, 'half a megabyte before any proof');
    const held = await Promise.all(Array.from({ length: 100 }, async () => rawSocket(port)));
    for (const socket of held) socket.send(frame(TEXT, 'x'.repeat(MEBIBYTE - 1), { isFinal: false }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const grown = ((await memory()).resident - resident) / MEBIBYTE;
    figures.holds(grown < 50, `memory grew by ${grown.toFixed(0)} MiB`);
    for (const socket of held) socket.tcp.destroy();
    return figures;
  },
};

/** What can be tried below the messages. */
export const webSocketAttacks: readonly Attack[] = [frames];
