import { ask } from '../../daemon/control.ts';
import { WINDOW_MS, pairingWindow } from '../../daemon/pairing-window.ts';
import { pathsIn } from '../../daemon/paths.ts';
import { type ClientPairing, connect, pair } from '../../shared/client/connect.ts';
import type { Wire } from '../../shared/client/wire.ts';
import { ephemeral } from '../../shared/protocol/cs1.ts';
import { foldPairingCode, pairingCode } from '../../shared/protocol/pairing-code.ts';
import { type Attack, inParallel, tally } from './lib/attack.ts';
import { dial, meeting, session } from './lib/client.ts';
import { frame, provenSocket, rawSocket } from './lib/frames.ts';
import type { Target } from './lib/lab.ts';
import { pause } from './lib/victim.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
const randomCode = () => pairingCode(crypto.getRandomValues(new Uint8Array(10)));

async function tryCode({ port }: Target, code: string): Promise<boolean> {
  const wire = await dial(port);
  if (wire === null) return false;
  const paired = await pair(wire, meeting(port), code, 'guess');
  wire.close();
  return paired.ok;
}

/** Holds the last message back until told, so that many tries are under way at once. */
function held(wire: Wire, until: Promise<void>): Wire {
  let count = 0;
  return {
    ...wire,
    get closeCode() {
      return wire.closeCode;
    },
    send(text) {
      if (++count < 2) wire.send(text);
      else void until.then(() => wire.send(text));
    },
  };
}

const bruteForce: Attack = {
  name: 'guessed pairing codes',
  threat: 'T10 T11',
  cases: 1_000,
  quick: 200,
  async run(lab, cases) {
    const figures = tally();
    const target = await lab.daemon();
    const { port } = target;
    const right = async () => foldPairingCode(await target.pair()) ?? '';
    // One after the other: the right code comes too late after five wrong ones.
    for (let at = 0; at < cases / 10; at++) {
      const code = await right();
      for (let wrong = 0; wrong < 5; wrong++) figures.holds(!(await tryCode(target, randomCode())), 'a wrong code');
      figures.holds(!(await tryCode(target, code)), 'the sixth try');
    }
    // All at once: those that have begun count, whenever they end.
    const code = await right();
    let release: () => void = () => {};
    const all = new Promise<void>((resolve) => (release = resolve));
    let answered = 0;
    const tries = inParallel(numbers(60), 60, async () => {
      const wire = await dial(port);
      if (wire === null) return;
      const counted: Wire = {
        ...held(wire, all),
        receive: async () => {
          const text = await wire.receive();
          if (text?.includes('pair2')) answered += 1;
          return text;
        },
      };
      figures.holds(!(await pair(counted, meeting(port), randomCode(), 'guess')).ok, 'a wrong code among many');
      wire.close();
    });
    await pause(500);
    release();
    await tries;
    figures.holds(answered <= 5, `${answered} tries of one code were answered`);
    figures.holds(!(await tryCode(target, code)), 'the right code after many at once');
    // One use, and the next one voids it.
    const used = await right();
    if (!(await tryCode(target, used))) figures.holds(false, 'the right code does not pair');
    figures.holds(!(await tryCode(target, used)), 'a used code');
    const old = await right();
    await right();
    figures.holds(!(await tryCode(target, old)), 'a code after the next one was shown');
    return figures;
  },
};

const outsideWindow: Attack = {
  name: 'pairing outside the window',
  threat: 'T11',
  cases: 20,
  quick: 20,
  async run(lab, cases) {
    const figures = tally();
    const target = await lab.daemon();
    const refusal = await firstAnswer(target, { type: 'garbage' });
    const own = await ephemeral(crypto);
    const pe = Buffer.from(own.publicPoint).toString('base64url');
    for (const at of numbers(cases)) {
      const ne = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
      const kinds = [
        { type: 'pair1', v: 1, ne, pe, label: 'x' },
        { type: 'pair3', me: ne },
        { type: 'pair1', v: 1, ne, pe, label: 'x', approve: true },
        { type: 'paired', kid: 'A'.repeat(22), md: ne },
      ];
      const answer = await firstAnswer(target, kinds[at % kinds.length] ?? {});
      figures.holds(answer === refusal, `${answer}, not ${refusal}`);
    }
    let now = 0;
    const window = pairingWindow(crypto, () => now);
    const code = window.open();
    now = WINDOW_MS;
    figures.holds(!window.isOpen() && window.take() === null && !window.use(code), 'after five minutes');
    return figures;
  },
};

async function firstAnswer({ port }: Target, message: object): Promise<string> {
  const wire = await dial(port);
  wire?.send(JSON.stringify(message));
  const answer = `${await wire?.receive()} ${wire?.closeCode}`;
  wire?.close();
  return answer;
}

const SECOND = 1_000;

const revoked: Attack = {
  name: 'unpaired and still there',
  threat: 'T11 T60',
  cases: 24,
  quick: 24,
  async run(lab) {
    const figures = tally();
    const target = await lab.daemon(8);
    const { port, pairings, data } = target;
    const unpair = async (kid: string) => ask(pathsIn(data).control, { verb: 'unpair', kid });
    for (const [at, pairing] of pairings.slice(0, 4).entries()) {
      // Two that listen, one that is deaf, and one that is in the middle of its handshake.
      const live = [await session(port, pairing), await session(port, pairing)];
      const deaf = await provenSocket(port, pairing);
      deaf.tcp.pause();
      for (let n = 1; n < 4; n++) deaf.send(frame(1, JSON.stringify({ type: 'list', n })));
      const isMet = halfway(port, pairing, async () => unpair(pairing.kid));
      const began = performance.now();
      figures.holds(!(await isMet), `${at}: unpaired in the middle of a handshake, and let in`);
      for (const one of live) {
        figures.holds((await one?.hear('changes')) === null && one?.wire.closeCode === 4401, `${at}: not closed`);
      }
      figures.holds(performance.now() - began < SECOND, `${at}: took ${performance.now() - began} ms`);
      await pause(SECOND - (performance.now() - began));
      const status = await ask(pathsIn(data).control, { verb: 'status' });
      figures.holds(
        status?.['sessions'] === 0,
        `${at}: ${String(status?.['sessions'])} sessions are left after a second`,
      );
      deaf.tcp.destroy();
      figures.holds((await session(port, pairing)) === null, `${at}: let in again`);
    }
    if ((await session(port, pairings[7] as ClientPairing)) === null) figures.holds(false, 'others are locked out');
    return figures;
  },
};

/** Shakes hands, with something done between the daemon's proof and ours. @returns whether it was let in */
async function halfway(port: number, pairing: ClientPairing, meanwhile: () => Promise<unknown>): Promise<boolean> {
  const { wire, tcp } = await rawSocket(port);
  let sending: Promise<unknown> = Promise.resolve();
  let count = 0;
  const slow: Wire = {
    ...wire,
    send(text) {
      if (++count === 1) return wire.send(text);
      sending = meanwhile().then(() => wire.send(text));
      return undefined;
    },
  };
  await connect(slow, meeting(port), pairing);
  await sending;
  const isIn = (await wire.receive()) !== null;
  tcp.destroy();
  return isIn;
}

/** What can be tried with pairing, and after it was taken back. */
export const pairingAttacks: readonly Attack[] = [bruteForce, outsideWindow, revoked];
