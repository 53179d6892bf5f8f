/** A socket as messages: what browsers' and Node's WebSockets both can do. */
export interface Wire {
  send(text: string): void;
  close(): void;
  /** The next message; null when the socket is closed. Messages that came meanwhile are kept in order. */
  receive(): Promise<string | null>;
  /** Why it closed (RFC 6455 code); 0 while it is open. */
  readonly closeCode: number;
  /** What the other side said when it closed; empty when it said nothing. */
  readonly closeReason: string;
}

/** What of a WebSocket a wire is made of; the browser's class fits, and so does that of `ws`. */
export interface SocketLike {
  onopen: unknown;
  onmessage: unknown;
  onclose: unknown;
  onerror: unknown;
  send(text: string): void;
  close(): void;
}

/** Waits for a socket to open. @returns null when it does not */
export async function wireOf(socket: SocketLike): Promise<Wire | null> {
  const queue: string[] = [];
  let take: ((text: string | null) => void) | null = null;
  let closeCode = 0;
  let closeReason = '';
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.onopen = () => resolve(true);
    socket.onerror = () => resolve(false);
    socket.onclose = ({ code, reason }: { readonly code?: number; readonly reason?: string }) => {
      closeCode = code ?? 1006;
      closeReason = reason ?? '';
      take?.(null);
      take = null;
      resolve(false);
    };
    socket.onmessage = ({ data }: { readonly data: unknown }) => {
      const text = typeof data === 'string' ? data : '';
      if (take === null) return void queue.push(text);
      const taken = take;
      take = null;
      return taken(text);
    };
  });
  if (!isOpen) return null;
  return {
    send: (text) => socket.send(text),
    close: () => socket.close(),
    get closeCode() {
      return closeCode;
    },
    get closeReason() {
      return closeReason;
    },
    async receive() {
      const next = queue.shift();
      if (next !== undefined) return next;
      if (closeCode !== 0) return null;
      return new Promise((resolve) => (take = resolve));
    },
  };
}
