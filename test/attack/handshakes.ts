import { type ClientPairing, connect, pair } from '../../shared/client/connect.ts';
import type { Wire } from '../../shared/client/wire.ts';
import { foldPairingCode } from '../../shared/protocol/pairing-code.ts';
import { type Attack, inParallel, p95, tally } from './lib/attack.ts';
import { dial, meeting, roundTrips, session } from './lib/client.ts';
import type { Target } from './lib/lab.ts';

type Mutate = (text: string) => string;
type Json = Record<string, unknown>;

const random = (below: number) => Math.floor(Math.random() * below);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Changes one thing of a message in a way that must not be taken for the same. */
function mutated(text: string): string {
  const message = JSON.parse(text) as Json;
  const fields = Object.keys(message).filter((key) => typeof message[key] === 'string' && key !== 'label');
  const field = fields[random(fields.length)] ?? 'type';
  const value = String(message[field]);
  // The last letter of base64 has bits that say nothing: never that one.
  const at = random(Math.max(1, value.length - 1));
  const other = LETTERS[(LETTERS.indexOf(value[at] ?? 'A') + 1 + random(62)) % 64] ?? 'x';
  const changes: readonly (() => unknown)[] = [
    () => (message[field] = value.slice(0, at) + other + value.slice(at + 1)),
    () => (message[field] = value.slice(0, at) + other + value.slice(at + 1)),
    () => (message[field] = value.slice(0, at)),
    () => (message[field] = `${value}A`),
    () => delete message[field],
    () => (message[field] = random(1_000)),
    () => (message[field] = null),
    () => (message[field] = [value]),
    () => (message['extra'] = true),
    () => (message['__proto__x'] = {}),
  ];
  changes[random(changes.length)]?.();
  return JSON.stringify(message);
}

/** A wire on which one message of one direction is changed. */
function tampered(wire: Wire, direction: 'out' | 'in', number: number, mutate: Mutate): Wire {
  let [sent, heard] = [0, 0];
  return {
    ...wire,
    get closeCode() {
      return wire.closeCode;
    },
    send: (text) => wire.send(direction === 'out' && ++sent === number ? mutate(text) : text),
    async receive() {
      const text = await wire.receive();
      return text !== null && direction === 'in' && ++heard === number ? mutate(text) : text;
    },
  };
}

async function isLetIn(port: number, pairing: ClientPairing, through: (wire: Wire) => Wire): Promise<boolean> {
  const wire = await dial(port);
  if (wire === null) return false;
  const tampering = through(wire);
  const met = await connect(tampering, meeting(port), pairing);
  const isIn = met.ok && (await wire.receive()) !== null;
  wire.close();
  return isIn;
}

async function isPaired(target: Target, through: (wire: Wire) => Wire): Promise<boolean> {
  const code = foldPairingCode(await target.pair()) ?? '';
  const wire = await dial(target.port);
  if (wire === null) return false;
  const paired = await pair(through(wire), meeting(target.port), code, 'test');
  wire.close();
  return paired.ok;
}

const whole: Mutate = (text) => text;

/** Each key is guessed with a few times only, so that none is refused for having failed too often. */
const mutations: Attack = {
  name: 'mutated handshakes',
  threat: 'T14',
  cases: 4_000,
  quick: 400,
  async run(lab, cases) {
    const figures = tally();
    const each = Math.ceil(cases / 6);
    const target = await lab.daemon(Math.ceil((each * 2) / 10) + 1);
    const { port, pairings } = target;
    const of = (at: number) => pairings[at % pairings.length] as ClientPairing;
    const numbers = Array.from({ length: each }, (_, at) => at);
    for (const [direction, number] of [
      ['out', 1],
      ['out', 2],
      ['in', 1],
    ] as const) {
      await inParallel(numbers, 4, async (at) => {
        const isIn = await isLetIn(port, of(at), (wire) => tampered(wire, direction, number, mutated));
        figures.holds(!isIn, `connect: message ${number} ${direction}`);
      });
    }
    for (const [direction, number] of [
      ['out', 1],
      ['out', 2],
      ['in', 1],
    ] as const) {
      for (const _ of numbers) {
        const got = await isPaired(target, (wire) => tampered(wire, direction, number, mutated));
        figures.holds(!got, `pair: message ${number} ${direction}`);
      }
    }
    for (const at of [0, 1, 2, 3]) {
      const got = await isPaired(target, (wire) => tampered(wire, 'in', 2, mutated));
      figures.holds(!got, `pair: message 2 in, ${at}`);
    }
    // Unchanged, they work: it is the change that was refused.
    const known = pairings.at(-1) as ClientPairing;
    if (!(await isLetIn(port, known, (wire) => tampered(wire, 'out', 9, whole))))
      figures.holds(false, 'nobody is let in');
    if (!(await isPaired(target, (wire) => wire))) figures.holds(false, 'nobody is paired');
    return figures;
  },
};

/** Says again, word by word, what another connection was let in with. */
async function isReplayed(port: number, said: readonly string[]): Promise<boolean> {
  const wire = await dial(port);
  let heard: string | null = null;
  for (const text of said) {
    wire?.send(text);
    heard = (await wire?.receive()) ?? null;
  }
  wire?.close();
  return said.length < 2 || heard !== null;
}

const replays: Attack = {
  name: 'replay, reflection, mix-up',
  threat: 'T14',
  cases: 200,
  quick: 40,
  async run(lab, cases) {
    const figures = tally();
    const { port, pairings } = await lab.daemon(Math.ceil(cases / 5));
    const of = (at: number) => pairings[at % pairings.length] as ClientPairing;
    await inParallel(
      Array.from({ length: cases }, (_, at) => at),
      4,
      async (at) => {
        const said: string[] = [];
        const noted: Mutate = (text) => (said.push(text), text);
        await isLetIn(port, of(at), (wire) => tampered(tampered(wire, 'out', 1, noted), 'out', 2, noted));
        const [, earlierProof = ''] = said;
        if (at % 3 === 2) return figures.holds(!(await isReplayed(port, said)), 'replayed as a whole');
        let md = '';
        const through = (wire: Wire): Wire => {
          const heard = tampered(wire, 'in', 1, (text) => ((md = String((JSON.parse(text) as Json)['md'])), text));
          return tampered(heard, 'out', 2, () => {
            // The proof of an earlier connection, or the daemon's own.
            if (at % 3 === 0) return earlierProof;
            return JSON.stringify({ type: 'proof', me: md });
          });
        };
        return figures.holds(!(await isLetIn(port, of(at), through)), at % 3 === 0 ? 'replayed' : 'reflected');
      },
    );
    return figures;
  },
};

/** Says a key id, and a proof that is a guess. */
async function guess(port: number, kid: string): Promise<'unseen' | 'looked at' | 'in'> {
  const wire = await dial(port);
  if (wire === null) return 'unseen';
  wire.send(JSON.stringify({ type: 'hello', v: 1, kid, ne: randomText(32) }));
  if ((await wire.receive()) === null) return 'unseen';
  wire.send(JSON.stringify({ type: 'proof', me: randomText(32) }));
  const isIn = (await wire.receive()) !== null;
  wire.close();
  return isIn ? 'in' : 'looked at';
}

const randomText = (length: number) =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64url');

const proofs: Attack = {
  name: 'bad proofs',
  threat: 'T10',
  cases: 10_000,
  quick: 1_000,
  async run(lab, cases) {
    const figures = tally();
    const { port, pairings } = await lab.daemon(3);
    const [victim, guessed, other] = pairings as [ClientPairing, ClientPairing, ClientPairing];
    const live = await session(port, victim);
    if (live === null) throw new Error('the live session was not let in');
    const trips = roundTrips(live);
    const began = performance.now();
    const looked = { stranger: 0, known: 0 };
    await inParallel(
      Array.from({ length: cases }, (_, at) => at),
      16,
      async (at) => {
        const who = at % 2 === 0 ? 'stranger' : 'known';
        const seen = await guess(port, who === 'known' ? guessed.kid : randomText(16));
        figures.holds(seen !== 'in', `a guessed proof of ${who}`);
        if (seen === 'looked at') looked[who] += 1;
      },
    );
    const minutes = (performance.now() - began) / 60_000;
    const allowed = 20 + 20 * minutes;
    figures.holds(looked.stranger <= allowed, `${looked.stranger} of strangers looked at in ${minutes.toFixed(2)} min`);
    figures.holds(looked.known <= allowed, `${looked.known} of one key looked at in ${minutes.toFixed(2)} min`);
    const late = p95(await trips.end());
    figures.holds(late < 50, `the live session's answers take ${late.toFixed(1)} ms at p95`);
    figures.holds((await session(port, other)) !== null, 'another browser is locked out');
    return figures;
  },
};

/** What can be tried with the messages of cs1. */
export const handshakeAttacks: readonly Attack[] = [mutations, replays, proofs];
