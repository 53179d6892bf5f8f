import { folderFiles } from '../../../daemon/files/folder.ts';
import type { Wire } from '../../../shared/client/wire.ts';
import type { Connection } from '../../../daemon/connection.ts';

/** What a session needs that these histories do not use. */
export const NO_FILES = { files: folderFiles('/nowhere'), log: () => {} };

/** A socket without a network: both its ends, and what becomes of what is said is in the test's hands. */
export interface Loopback {
  readonly client: Wire;
  readonly daemon: Connection;
  /** How many messages are under way, or being worked on by the client. */
  readonly underWay: number;
  /** Delivers the oldest message to the daemon, or to the client. */
  deliver(to: 'daemon' | 'client'): void;
  /** The connection breaks: what is under way is lost. */
  tear(): void;
  /** The client is gone; the daemon does not know it yet, and what is under way to it arrives. */
  leave(): void;
}

/** A fresh connection between a client and a daemon. */
export function loopback(): Loopback {
  const toDaemon: string[] = [];
  const toClient: string[] = [];
  const heard: string[] = [];
  let take: ((text: string | null) => void) | null = null;
  let handle: (message: unknown) => void = () => {};
  let closeCode = 0;
  let close: () => void = () => {};
  const closed = new Promise<void>((resolve) => (close = resolve));

  function tear(code = 1006): void {
    if (closeCode !== 0) return;
    closeCode = code;
    toDaemon.length = 0;
    toClient.length = 0;
    take?.(null);
    take = null;
    close();
  }

  return {
    client: {
      send: (text) => void (closeCode === 0 && toDaemon.push(text)),
      close: () => tear(1000),
      get closeCode() {
        return closeCode;
      },
      closeReason: '',
      async receive() {
        const next = heard.shift();
        if (next !== undefined) return next;
        return closeCode === 0 ? new Promise((resolve) => (take = resolve)) : null;
      },
    },
    daemon: {
      closed,
      get isOpen() {
        return closeCode === 0;
      },
      receive: async () => null,
      onMessage: (next) => (handle = next),
      send: (text) => void (closeCode === 0 && toClient.push(text)),
      close: tear,
    },
    get underWay() {
      // A client that does not wait for the next message is still busy with the one before.
      return toDaemon.length + toClient.length + heard.length + (take === null && closeCode === 0 ? 1 : 0);
    },
    deliver(to) {
      const text = (to === 'daemon' ? toDaemon : toClient).shift();
      if (text === undefined) return;
      if (to === 'daemon') handle(JSON.parse(text));
      else if (take === null) heard.push(text);
      else {
        const taken = take;
        take = null;
        taken(text);
      }
    },
    tear: () => tear(),
    leave() {
      toClient.length = 0;
      take?.(null);
      take = null;
      const arriving = toDaemon.splice(0);
      for (const text of arriving) handle(JSON.parse(text));
      closeCode = 1006;
      setImmediate(close);
    },
  };
}
