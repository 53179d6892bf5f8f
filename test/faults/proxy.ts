import { type Socket, connect, createServer } from 'node:net';

/** A line between client and daemon that tears, stalls and half-closes. */
export interface Proxy {
  readonly port: number;
  /** How many lines were torn. */
  readonly torn: number;
  end(): Promise<void>;
}

/**
 * Passes bytes on, and tears each line after a random number of them, often in the middle of a message.
 *
 * @param random - a number from 0 to 1
 */
export async function startProxy(target: number, random: () => number): Promise<Proxy> {
  const open = new Set<Socket>();
  let torn = 0;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    let left = 2_000 + Math.floor(random() * 60_000);
    const pass = (from: Socket, to: Socket) => {
      open.add(from);
      from.on('error', () => {});
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.on('data', (bytes) => {
        const some = bytes.subarray(0, Math.max(0, left));
        left -= bytes.length;
        if (left > 0) return void to.write(bytes);
        torn += 1;
        to.write(some);
        // Now one side hears of it, now the other, now both at once.
        if (random() < 0.3) return void from.destroy();
        if (random() < 0.5) return void to.destroy();
        near.resetAndDestroy();
        far.resetAndDestroy();
        return undefined;
      });
    };
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const address = server.address();
  return {
    port: address === null || typeof address === 'string' ? 0 : address.port,
    get torn() {
      return torn;
    },
    async end() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
