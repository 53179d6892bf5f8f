import { Worker } from 'node:worker_threads';
import type { ClientPairing } from '../../shared/client/connect.ts';
import { type Attack, p95, tally } from './lib/attack.ts';
import { roundTrips, session } from './lib/client.ts';
import type { FloodOrder } from './lib/flood-worker.ts';
import { frame, provenSocket } from './lib/frames.ts';
import { pause } from './lib/victim.ts';
import { goodChange } from './messages.ts';

const MEBIBYTE = 1 << 20;

/** Floods from a thread of its own, so that what is measured is the daemon and not us. */
function flood(order: FloodOrder): { end(): Promise<number> } {
  const worker = new Worker(new URL('lib/flood-worker.ts', import.meta.url), { workerData: order });
  let opened = 0;
  worker.on('message', (count: number) => (opened = count));
  return {
    async end() {
      worker.postMessage('end');
      await new Promise((resolve) => worker.once('exit', resolve));
      return opened;
    },
  };
}

const LATE_MS = 100;
/** Who is paired is let in within this, at the first try. */
const BACK_MS = 2_000;
/** What a daemon may keep of a flood that has passed: less than half a KiB of each connection. */
const KEPT_MIB = 4;

const floods: Attack = {
  name: 'connection floods',
  threat: 'T20',
  cases: 12_000,
  quick: 0,
  async run(lab, cases) {
    const figures = tally();
    const { port, pairings, memory } = await lab.daemon(2);
    const [live, returning] = pairings as [ClientPairing, ClientPairing];
    const { held } = await memory();
    for (const kind of ['silent', 'refused', 'unproven'] as const) {
      const come = await session(port, live);
      if (come === null) throw new Error('the live session was not let in');
      const trips = roundTrips(come);
      const seconds = Math.max(1, (cases / 3 - 500) / 500);
      const running = flood({ port, kind, halfOpen: kind === 'silent' ? 2_000 : 0, aSecond: 500 });
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
      const began = performance.now();
      const back = await session(port, returning);
      const took = performance.now() - began;
      const isBack = back !== null && took < BACK_MS;
      figures.holds(isBack, `${kind}: a paired browser is kept out (${took.toFixed(0)} ms)`);
      const late = p95(await trips.end());
      figures.holds(late < LATE_MS, `${kind}: a live session's answers take ${late.toFixed(1)} ms at p95`);
      const opened = await running.end();
      for (let at = 0; at < opened; at++) figures.holds(true, '');
      if (opened < seconds * 250) figures.holds(false, `${kind}: the flood itself was only ${opened} connections`);
      back?.wire.close();
      come.wire.close();
    }
    const keeps = async () => ((await memory()).held - held) / MEBIBYTE;
    let kept = await keeps();
    // The last connections of the flood are still being closed.
    for (let at = 0; at < 10 && kept >= KEPT_MIB; at++) {
      await pause(500);
      kept = await keeps();
    }
    figures.holds(kept < KEPT_MIB, `${kept.toFixed(1)} MiB were kept`);
    return figures;
  },
};

const slowReader: Attack = {
  name: 'slow readers',
  threat: 'T19',
  cases: 200,
  quick: 200,
  async run(lab, cases) {
    const figures = tally();
    const { port, pairings, memory } = await lab.daemon();
    const pairing = pairings[0] as ClientPairing;
    const writer = await session(port, pairing);
    if (writer === null) throw new Error('a paired browser is not let in');
    const { dossier } = writer;
    // A megabyte of log, which is then asked for again and again by one who does not read.
    const changes = Array.from({ length: 100 }, () => goodChange({ value: 'x'.repeat(9_000) }));
    writer.say({ type: 'push', dossier, changes });
    await writer.hear('changes');
    const { resident } = await memory();
    let highest = 0;
    const readers = [];
    for (let reader = 0; reader < 1; reader++) {
      const slow = await provenSocket(port, pairing);
      slow.tcp.pause();
      readers.push(slow);
      for (let at = 1; at <= cases; at++) {
        slow.send(frame(1, JSON.stringify({ type: 'history', dossier, before: 1_000, limit: 500, n: at })));
        figures.holds(true, '');
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      highest = Math.max(highest, (await memory()).resident);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    highest = Math.max(highest, (await memory()).resident);
    writer.say({ type: 'list' });
    figures.holds((await writer.hear('dossiers')) !== null, 'a reader who reads is let go too');
    const grown = (highest - resident) / MEBIBYTE;
    figures.holds(grown < 64, `memory grew by ${grown.toFixed(0)} MiB`);
    for (const { tcp } of readers) tcp.destroy();
    return figures;
  },
};

/** What can be tried by mere quantity. */
export const floodAttacks: readonly Attack[] = [floods, slowReader];
