import type { WebSocket } from 'ws';
import { CLOSE } from '../shared/protocol/close-codes.ts';
import { parseJson } from './json.ts';

/** The largest message either side may send, in bytes. */
export const MAX_MESSAGE = 1 << 20;
/**
 * A reader who leaves more than this unread, besides the largest message that it waits for, is let go, in bytes; it
 * catches up when it comes back.
 */
const MAX_BUFFERED = 4 << 20;
/** Nor may a reader take nothing at all for this long while something waits for it, in milliseconds. */
const MAX_STALL_MS = 10_000;

/** One socket as messages: JSON in, text out, closed with a code and a reason. */
export interface Connection {
  /** The next message, parsed as JSON; null when the socket is closed or the message is no JSON text. */
  receive(): Promise<unknown>;
  /** From now on every message goes here instead. */
  onMessage(handle: (message: unknown) => void): void;
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Whether anything that is sent still goes out. */
  readonly isOpen: boolean;
  /** Resolves when the socket is closed, whoever closed it. */
  readonly closed: Promise<void>;
}

/** Makes messages of a socket. Binary frames and text that is no JSON close it. */
export function connectionOf(socket: WebSocket): Connection {
  const queue: unknown[] = [];
  let take: ((message: unknown) => void) | null = null;
  let handle: ((message: unknown) => void) | null = null;
  let taken = performance.now();
  let largest = 0;
  const took = () => void (taken = performance.now());
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  void closed.then(() => take?.(null));
  socket.on('error', () => socket.terminate());

  const close = (code: number, reason: string) => {
    handle = () => {};
    socket.close(code, reason.slice(0, 120));
  };
  socket.on('message', (data, isBinary) => {
    if (isBinary) return close(CLOSE.malformed, 'messages are JSON text, not bytes');
    let message: unknown;
    try {
      message = parseJson((data as Buffer).toString());
    } catch {
      return close(CLOSE.malformed, 'the message is not JSON');
    }
    if (handle !== null) return handle(message);
    if (take === null) {
      queue.push(message);
      return undefined;
    }
    const waiting = take;
    take = null;
    return waiting(message);
  });

  return {
    closed,
    close,
    get isOpen() {
      return socket.readyState === socket.OPEN;
    },
    async receive() {
      if (queue.length > 0) return queue.shift();
      if (socket.readyState !== socket.OPEN) return null;
      return new Promise((resolve) => (take = resolve));
    },
    onMessage(next) {
      handle = next;
      for (const message of queue.splice(0)) next(message);
    },
    send(text) {
      if (socket.readyState !== socket.OPEN) return;
      const before = socket.bufferedAmount;
      if (before === 0) {
        took();
        largest = 0;
      } else if (performance.now() - taken > MAX_STALL_MS) return socket.terminate();
      socket.send(text, took);
      largest = Math.max(largest, socket.bufferedAmount - before);
      if (socket.bufferedAmount > MAX_BUFFERED + largest)
        close(CLOSE.overrun, 'you read too slowly; come back and catch up');
      return undefined;
    },
  };
}
