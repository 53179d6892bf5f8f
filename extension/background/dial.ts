import { type Wire, wireOf } from '../../shared/client/wire.ts';
import { HOST, PATH, PORTS, SUBPROTOCOL } from '../../shared/protocol/address.ts';

/** How long a program on one of our ports may keep silent before the next one is tried, in milliseconds. */
export const MEET_MS = 5_000;

/** How the background reaches a daemon; tests give another one. */
export interface Dial {
  /** @returns null when nothing there speaks our protocol, or nothing is there */
  open(port: number): Promise<Wire | null>;
  /** Who answers plain HTTP on the port, as far as its looks tell: a daemon's looks can be imitated. */
  answers(port: number): Promise<'nobody' | 'daemon' | 'other'>;
  /** Whether the browser keeps the extension from this machine's own addresses. */
  isBlocked(): Promise<boolean>;
}

/**
 * Calls over the browser's own WebSocket.
 *
 * @param isGranted - whether the user lets the extension reach `http://127.0.0.1`
 */
export const browserDial = (isGranted: () => Promise<boolean>): Dial => ({
  open(port) {
    const socket = new WebSocket(`ws://${HOST}:${port}${PATH}`, SUBPROTOCOL);
    const tooLong = setTimeout(() => socket.close(), MEET_MS);
    return wireOf(socket).finally(() => clearTimeout(tooLong));
  },
  async answers(port) {
    try {
      return looksLikeDaemon(await ask(port, 'cors')) ? 'daemon' : 'other';
    } catch {
      // Without the right to look at the answer, one can still tell that there is one.
      return ask(port, 'no-cors').then(
        () => 'daemon',
        () => 'nobody',
      );
    }
  },
  // With that right an extension is exempt from the browsers' rule for local networks; without it the rule holds.
  isBlocked: async () => !(await isGranted()),
});

async function ask(port: number, mode: RequestMode): Promise<Response> {
  return fetch(`http://${HOST}:${port}/`, {
    method: 'HEAD',
    mode,
    cache: 'no-store',
    credentials: 'omit',
    redirect: mode === 'cors' ? 'manual' : 'follow',
    signal: AbortSignal.timeout(MEET_MS),
  });
}

/** Whether an answer to plain HTTP is the only one that a daemon gives (PROTOCOL.md, P4). */
export function looksLikeDaemon({ status, headers }: Pick<Response, 'status' | 'headers'>): boolean {
  return status === 404 && headers.get('cross-origin-resource-policy') === 'same-origin';
}

/** The ports to try: the one the user set, if it can be one; else the usual ones, beginning with the one that answered last. */
export function portsToTry(set: string | undefined, endpoint: string | null): readonly number[] {
  const chosen = Number(set);
  if (Number.isInteger(chosen) && chosen > 0 && chosen < 65_536) return [chosen];
  const last = Number(endpoint?.split(':')[1]);
  return PORTS.includes(last) ? [last, ...PORTS.filter((port) => port !== last)] : PORTS;
}
