import { chmodSync, rmSync } from 'node:fs';
import { type Server, connect, createServer } from 'node:net';
import * as z from 'zod/mini';

/** How long an order may take to arrive, in milliseconds. */
const PATIENCE_MS = 3_000;

const order = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('pair') }),
  z.strictObject({ verb: z.literal('pair-cli') }),
  z.strictObject({ verb: z.literal('status') }),
  z.strictObject({ verb: z.literal('clients') }),
  z.strictObject({ verb: z.literal('unpair'), kid: z.string() }),
]);

/** What a command on the same account may ask of the running daemon. */
export type Order = z.infer<typeof order>;

/**
 * Answers commands over a local socket that only the daemon's owner may use: one line of JSON in, one out. Holding
 * it also keeps a second daemon off the same data folder.
 *
 * @returns null when another daemon holds it
 */
export async function listenForOrders(path: string, answer: (order: Order) => object): Promise<Server | null> {
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > 4096) return void socket.destroy();
      if (!text.endsWith('\n')) return undefined;
      const parsed = order.safeParse(parse(text));
      const said = parsed.success ? carriedOut(answer, parsed.data) : { error: 'not an order' };
      return void socket.end(`${JSON.stringify(said)}\n`);
    });
  });
  if ((await ask(path, { verb: 'status' })) !== null) return null;
  if (process.platform !== 'win32') rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return server;
}

/** What fails in carrying out an order, such as a full disk, is told to who gave it, and ends nothing else. */
function carriedOut(answer: (order: Order) => object, given: Order): object {
  try {
    return answer(given);
  } catch (problem) {
    return { error: String(problem) };
  }
}

/** Gives an order to the daemon of a data folder. @returns its answer, or null when no daemon runs there */
export async function ask(path: string, given: Order): Promise<Record<string, unknown> | null> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path, () => socket.write(`${JSON.stringify(given)}\n`));
    socket.setEncoding('utf8');
    socket.on('error', () => resolve(null));
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => resolve(parse(text) as Record<string, unknown> | null));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
