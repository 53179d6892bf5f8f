import * as fc from 'fast-check';
import { admittedRequest, mayOpen } from '../../extension/background/requests.ts';
import { senderKind } from '../../extension/background/senders.ts';
import { BASE, BODIES, ID, NAMES, NEEDED, SENDERS, bodies, kinds, wrongly } from '../extension/background/everyone.ts';
import { type Attack, tally } from './lib/attack.ts';

const PORTS = ['content', 'overlay', 'page', '', 'constructor', '__proto__'];

const matrix: Attack = {
  name: 'every request from every sender',
  threat: 'T29',
  cases: 330,
  quick: 330,
  async run() {
    const figures = tally();
    for (const [name, sender] of Object.entries(SENDERS)) {
      const kind = senderKind(sender, ID, BASE);
      for (const type of NAMES) {
        const isAdmitted = admittedRequest({ type, ...BODIES[type] }, kind) !== null;
        const isNeeded = NEEDED[name]?.includes(type) ?? false;
        figures.holds(isAdmitted === isNeeded, `${name}, ${type}: ${isAdmitted ? 'answered' : 'not answered'}`);
      }
      const own = { 'the overlay': 'overlay', 'a content script': 'content' }[name];
      for (const port of PORTS) {
        const isNeeded = port === (Object.hasOwn(NEEDED, name) ? 'page' : own);
        figures.holds(mayOpen(port, kind) === isNeeded, `${name}, port ${port}`);
      }
    }
    return figures;
  },
};

const fuzzed: Attack = {
  name: 'fuzzed requests',
  threat: 'T29',
  cases: 10_000,
  quick: 2_000,
  async run(_lab, cases) {
    const figures = tally();
    const seed = Number(process.env['COUNTERSIGN_SEED'] ?? Date.now() % 2 ** 31);
    let taken = 0;
    for (const [message, kind] of fc.sample(fc.tuple(bodies, kinds), { seed, numRuns: cases })) {
      try {
        const wrong = wrongly(message, kind);
        figures.holds(wrong === null, `seed ${seed}: ${wrong ?? ''}`);
        if (admittedRequest(message, kind) !== null) taken += 1;
      } catch (problem) {
        figures.holds(false, `seed ${seed}: ${String(problem)}`);
      }
    }
    // Where all is refused, nothing was tried.
    if (taken === 0) figures.holds(false, `seed ${seed}: not one request was taken`);
    return figures;
  },
};

/** What can be said to the background. */
export const internalMessageAttacks: readonly Attack[] = [matrix, fuzzed];
