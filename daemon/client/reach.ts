import { WebSocket } from 'ws';
import { type MeetRefusal, type Meeting, connect, pair } from '../../shared/client/connect.ts';
import { type Wire, wireOf } from '../../shared/client/wire.ts';
import { CLI_ORIGIN, HOST, PATH, SUBPROTOCOL } from '../../shared/protocol/address.ts';
import { type Result, ok, refused } from '../../shared/result.ts';
import { ask } from '../control.ts';
import type { Paths } from '../paths.ts';
import { keepCredentials, readCredentials } from './credentials.ts';

const OPEN_MS = 5_000;
/** Several command lines may be used for the first time at once; each new code voids the one before. */
const PAIRINGS = 5;
const PAUSE_MS = 200;

/** A proven connection to the daemon of a data folder. */
export interface Line {
  readonly wire: Wire;
  readonly endpoint: string;
  /** Id under which this command line makes changes. */
  readonly device: string;
}

/** Why the daemon was not reached; the detail says what, where and what to do. */
export type Unreached = 'no-daemon' | 'not-paired' | Exclude<MeetRefusal, 'not-ours'>;

/**
 * Reaches the daemon of a data folder, pairing with it the first time, or anew when it no longer knows us (P25). Who
 * can read the folder may do so: its control socket is for its owner only.
 *
 * @param say - what the user is told meanwhile
 */
export async function reach(
  paths: Paths,
  say: (line: string) => void,
  tries = PAIRINGS,
): Promise<Result<Line, Unreached>> {
  const endpoint = await endpointIn(paths);
  if (endpoint === null) return noDaemon(paths);
  const known = await readCredentials(paths.cli);
  if (known !== null) {
    const met = await meet(endpoint, async (wire, meeting) => connect(wire, meeting, known.pairing));
    if (met.ok) return ok({ wire: met.value.wire, endpoint, device: known.device });
    if (met.code !== 'not-ours') return skewed(met.code, endpoint);
    if ((await endpointIn(paths)) === null) return noDaemon(paths);
    say(`The daemon at ${endpoint} no longer knows this command line (unpaired). It is paired anew.`);
  }
  const paired = await pairAndMeet(paths, endpoint, known?.device ?? crypto.randomUUID());
  if (paired.ok || paired.code !== 'not-paired' || tries <= 1) return paired;
  await new Promise((later) => setTimeout(later, PAUSE_MS * Math.random()));
  return reach(paths, say, tries - 1);
}

async function pairAndMeet(paths: Paths, endpoint: string, device: string): Promise<Result<Line, Unreached>> {
  const answer = await ask(paths.control, { verb: 'pair-cli' });
  if (answer === null) return noDaemon(paths);
  const { code } = answer;
  if (typeof code !== 'string') return skewed('daemon-older', endpoint);
  const paired = await meet(endpoint, async (wire, meeting) => pair(wire, meeting, code, 'Command line'));
  if (!paired.ok) return unpaired(paired.code, endpoint);
  const { kid, long, keys } = paired.value.value;
  paired.value.wire.close();
  keepCredentials(paths.cli, device, kid, long);
  const met = await meet(endpoint, async (wire, meeting) => connect(wire, meeting, { kid, keys }));
  return met.ok ? ok({ wire: met.value.wire, endpoint, device }) : unpaired(met.code, endpoint);
}

/** Opens a socket and goes through one of the client's handshakes on it. */
async function meet<T, Code extends string>(
  endpoint: string,
  handshake: (wire: Wire, meeting: Meeting) => Promise<Result<T, Code>>,
): Promise<Result<{ readonly wire: Wire; readonly value: T }, Code | 'not-ours'>> {
  const wire = await wireOf(
    new WebSocket(`ws://${endpoint}${PATH}`, SUBPROTOCOL, {
      origin: CLI_ORIGIN,
      perMessageDeflate: false,
      handshakeTimeout: OPEN_MS,
    }),
  );
  if (wire === null) return refused('not-ours');
  const met = await handshake(wire, { crypto, endpoint, origin: CLI_ORIGIN });
  if (met.ok) return ok({ wire, value: met.value });
  wire.close();
  return met;
}

async function endpointIn({ control }: Paths): Promise<string | null> {
  const endpoint = (await ask(control, { verb: 'status' }))?.['endpoint'];
  // A daemon that is just starting has no port yet.
  return typeof endpoint === 'string' && endpoint.startsWith(`${HOST}:`) && endpoint !== `${HOST}:0` ? endpoint : null;
}

function noDaemon({ folder }: Paths): Result<never, Unreached> {
  return refused('no-daemon', `No daemon runs on ${folder}. Start it: countersign start`);
}

function unpaired(code: MeetRefusal | 'wrong-code', endpoint: string): Result<never, Unreached> {
  if (code === 'daemon-older' || code === 'client-older') return skewed(code, endpoint);
  return refused('not-paired', `The daemon at ${endpoint} did not pair with this command line. Try again.`);
}

function skewed(code: Exclude<MeetRefusal, 'not-ours'>, endpoint: string): Result<never, Unreached> {
  const todo =
    code === 'daemon-older'
      ? 'is of an older version than this command line. End it and start it again: countersign start'
      : 'is of a newer version than this command line. Use the countersign that it was started with';
  return refused(code, `The daemon at ${endpoint} ${todo}`);
}
