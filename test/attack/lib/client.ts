import { WebSocket } from 'ws';
import { type ClientPairing, connect } from '../../../shared/client/connect.ts';
import { within } from '../../../extension/background/within.ts';
import { type Wire, wireOf } from '../../../shared/client/wire.ts';
import { CLI_ORIGIN, SUBPROTOCOL, endpointOf } from '../../../shared/protocol/address.ts';

/** Who has not answered after this keeps silent, in milliseconds. */
export const PATIENCE_MS = 5_000;

/** Opens a socket as a paired command line does. @returns null when it is refused */
export async function dial(port: number): Promise<Wire | null> {
  return wireOf(new WebSocket(`ws://${endpointOf(port)}/v1`, SUBPROTOCOL, { origin: CLI_ORIGIN }));
}

/** Who meets whom, on this port. */
export const meeting = (port: number) => ({ crypto, endpoint: endpointOf(port), origin: CLI_ORIGIN });

/** A proven connection that says what it likes. */
export interface Session {
  readonly wire: Wire;
  readonly dossier: string;
  /** Sends a message with the next count. */
  say(message: object): void;
  /** The next message whose type is one of these; null when the socket closed. */
  hear(...types: readonly string[]): Promise<Readonly<Record<string, unknown>> | null>;
}

/** Comes in as a paired browser does. @returns null when it is not let in */
export async function session(port: number, pairing: ClientPairing): Promise<Session | null> {
  const wire = await dial(port);
  if (wire === null || !(await connect(wire, meeting(port), pairing)).ok) return null;
  let count = 0;
  const say = (message: object) => wire.send(JSON.stringify({ ...message, n: ++count }));
  const hear = async (...types: readonly string[]) => {
    for (;;) {
      const text = await within(PATIENCE_MS, wire.receive(), null);
      if (text === null) return null;
      const message = JSON.parse(text) as Readonly<Record<string, unknown>>;
      if (types.includes(String(message['type']))) return message;
    }
  };
  if ((await hear('ready')) === null) return null;
  say({ type: 'list' });
  const answer = (await hear('dossiers')) as { readonly dossiers: readonly { readonly id: string }[] } | null;
  const dossier = answer?.dossiers[0]?.id;
  return dossier === undefined ? null : { wire, dossier, say, hear };
}

/** Asks again and again until told to end. @returns each answer's time, in milliseconds */
export function roundTrips(live: Session, every = 5): { end(): Promise<readonly number[]> } {
  const times: number[] = [];
  const over = new AbortController();
  const run = (async () => {
    while (!over.signal.aborted) {
      const began = performance.now();
      live.say({ type: 'list' });
      if ((await live.hear('dossiers')) === null) times.push(Number.POSITIVE_INFINITY);
      else times.push(performance.now() - began);
      if (times.at(-1) === Number.POSITIVE_INFINITY) return;
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  })();
  return {
    async end() {
      over.abort();
      await run;
      return times;
    },
  };
}
