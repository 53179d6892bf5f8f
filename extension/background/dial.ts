import { type Wire, wireOf } from '../../shared/client/wire.ts';
import { HOST, PATH, PORTS, SUBPROTOCOL } from '../../shared/protocol/address.ts';

/** How long a program on one of our ports may keep silent before the next one is tried, in milliseconds. */
export const MEET_MS = 5_000;

/** How the background reaches a daemon; tests give another one. */
export interface Dial {
  /** @returns null when nothing there speaks our protocol, or nothing is there */
  open(port: number): Promise<Wire | null>;
  /** Whether some program answers on the port at all. */
  answers(port: number): Promise<boolean>;
}

/** Calls over the browser's own WebSocket. */
export const browserDial: Dial = {
  open(port) {
    const socket = new WebSocket(`ws://${HOST}:${port}${PATH}`, SUBPROTOCOL);
    const tooLong = setTimeout(() => socket.close(), MEET_MS);
    return wireOf(socket).finally(() => clearTimeout(tooLong));
  },
  async answers(port) {
    try {
      await fetch(`http://${HOST}:${port}/`, {
        method: 'HEAD',
        mode: 'no-cors',
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(MEET_MS),
      });
      return true;
    } catch {
      return false;
    }
  },
};

/** The ports to try: the one the user set, if it can be one; else the usual ones, beginning with the one that answered last. */
export function portsToTry(set: string | undefined, endpoint: string | null): readonly number[] {
  const chosen = Number(set);
  if (Number.isInteger(chosen) && chosen > 0 && chosen < 65_536) return [chosen];
  const last = Number(endpoint?.split(':')[1]);
  return PORTS.includes(last) ? [last, ...PORTS.filter((port) => port !== last)] : PORTS;
}
