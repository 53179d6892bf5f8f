import { resolve } from 'node:path';
import { WebSocket } from 'ws';
import { textOf } from '../edits.ts';
import type { Target } from '../target.ts';

/** Padded to about the size of Countersign's own changes, in bytes. */
const SIZE = 160;

/** A bare `ws` server that sends every message to everyone: what the network and the event loop cost by themselves. */
export const echo: Target = {
  id: 'echo',
  isPeer: false,
  works: ['ack', 'seen', 'startup', 'memory'],
  packages: [],
  server: {
    arguments: (_data, port) => [resolve(import.meta.dirname, '../servers/echo.mjs'), String(port)],
    isUp: /listening/,
  },
  async join({ port, seen, confirmed }) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
    const own = new Set<number>();
    await new Promise((resolveOpen, reject) => socket.once('open', resolveOpen).once('error', reject));
    socket.on('message', (data: Buffer) => {
      const serial = Number(data.toString('latin1', 0, 10));
      if (own.has(serial)) confirmed(serial);
      else seen(serial);
    });
    return {
      edit(serials) {
        for (const serial of serials) {
          own.add(serial);
          socket.send(textOf(serial).padEnd(SIZE));
        }
      },
      offline: async () => socket.close(),
      online: async () => {},
      close: async () => socket.close(),
    };
  },
};
