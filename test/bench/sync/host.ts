import { now, sleep } from './clock.ts';
import { load } from '../peers/load.ts';
import { arrivalsByField, arrivalsInOrder } from './arrivals.ts';
import type { Client } from './target.ts';
import { TARGETS } from './targets/index.ts';
import type { Question, Verbs } from './verbs.ts';

/** A burst's edits go to the library in bunches of this size, with a breath between them. */
const BUNCH = 100;

const [id = '', data = '', port = ''] = process.argv.slice(2);
const target = TARGETS.find((it) => it.id === id) ?? fail();
await Promise.all(target.packages.map(load));
const seen = arrivalsByField();
const confirmed = arrivalsInOrder();
let client: Client | null = null;

function fail(): never {
  throw new Error(`There is no target ${id}.`);
}

function own(): Client {
  if (client === null) throw new Error('No client has joined yet.');
  return client;
}

const verbs: Verbs = {
  async join(count) {
    const begin = now();
    for (let nth = 0; nth < count; nth += 1) {
      const watched = client === null;
      const joined = await target.join({
        port: Number(port),
        data,
        seen: (serial) => watched && seen.add(serial),
        confirmed: (serial) => watched && confirmed.add(serial),
      });
      client ??= joined;
    }
    return begin;
  },
  held: (serial) => seen.reached(serial),
  confirmed: (serial) => confirmed.reached(serial),
  async pace(first, count, everyMs) {
    const times: number[] = [];
    const begin = now();
    for (let nth = 0; nth < count; nth += 1) {
      await sleep(Math.max(0, begin + nth * everyMs - now()));
      times.push(now());
      own().edit([first + nth]);
    }
    return times;
  },
  async burst(first, count) {
    const begin = now();
    for (let at = 0; at < count; at += BUNCH) {
      const size = Math.min(BUNCH, count - at);
      own().edit(Array.from({ length: size }, (_, nth) => first + at + nth));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return begin;
  },
  async times(kind, first, count) {
    const { timeOf } = kind === 'seen' ? seen : confirmed;
    return Array.from({ length: count }, (_, nth) => timeOf(first + nth));
  },
  state: async () => seen.held(),
  async killAt(pid, serial) {
    const kill = () => process.kill(pid, 'SIGKILL');
    seen.onReached(serial, kill);
    confirmed.onReached(serial, kill);
  },
  offline: () => own().offline(),
  async online() {
    const begin = now();
    await own().online();
    return begin;
  },
};

process.on('message', ({ id: question, verb, parameters }: Question) => {
  const ask = verbs[verb] as (...given: readonly unknown[]) => Promise<unknown>;
  ask(...parameters).then(
    (value) => process.send?.({ id: question, value }),
    (problem: unknown) => process.send?.({ id: question, problem: String(problem) }),
  );
});
process.on('disconnect', () => process.exit());
