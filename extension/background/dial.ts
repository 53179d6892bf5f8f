import { type Wire, wireOf } from '../../shared/client/wire.ts';
import { HOST, PATH, PORTS, SUBPROTOCOL } from '../../shared/protocol/address.ts';

/** How the background reaches a daemon; tests give another one. */
export interface Dial {
  /** @returns null when nothing there speaks our protocol, or nothing is there */
  open(port: number): Promise<Wire | null>;
  /** Whether some program answers on the port at all. */
  answers(port: number): Promise<boolean>;
}

/** Calls over the browser's own WebSocket. */
export const browserDial: Dial = {
  open: (port) => wireOf(new WebSocket(`ws://${HOST}:${port}${PATH}`, SUBPROTOCOL)),
  async answers(port) {
    try {
      await fetch(`http://${HOST}:${port}/`, {
        method: 'HEAD',
        mode: 'no-cors',
        cache: 'no-store',
        credentials: 'omit',
      });
      return true;
    } catch {
      return false;
    }
  },
};

/** The ports to try: the one the user set, else the usual ones, beginning with the one that answered last. */
export function portsToTry(set: string | undefined, endpoint: string | null): readonly number[] {
  if (set !== undefined && set !== '') return [Number(set)];
  const last = Number(endpoint?.split(':')[1]);
  return PORTS.includes(last) ? [last, ...PORTS.filter((port) => port !== last)] : PORTS;
}
