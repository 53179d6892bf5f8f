import { sleep } from '../clock.ts';
import { lostOf } from '../edits.ts';
import type { Party } from '../party.ts';
import { onStage } from '../stage.ts';
import type { Target } from '../target.ts';
import type { Work } from '../work.ts';

const PACED = 100;
const EVERY_MS = 20;
const STILL_MS = 1_500;
const LIMIT_MS = 120_000;

/**
 * The server is killed at the instant when all edits have been confirmed to their author, or been seen by a reader,
 * whichever is first. All clients are gone then. Counted is what a new client does not find after a restart.
 */
export const kill: Work = {
  yields: ['kill'],
  async run({ target, scale, isWanted, record }) {
    const ways = [
      { work: 'kill-paced', count: PACED, write: (writer: Party) => writer.pace(1, PACED, EVERY_MS) },
      { work: 'kill-burst', count: scale.killBurst, write: (writer: Party) => writer.burst(1, scale.killBurst) },
    ];
    for (const { work, count, write } of ways.filter((way) => isWanted(way.work))) {
      record({ work, value: await countLost(target, count, write), unit: 'edits' });
    }
  },
};

async function countLost(target: Target, count: number, write: (writer: Party) => Promise<unknown>): Promise<number> {
  return onStage(target, LIMIT_MS, async ({ serve, party }) => {
    const server = await serve();
    if (server === null) throw new Error(`${target.id} has no server to kill.`);
    const [writer, reader] = [party(), party()];
    await writer.join(1);
    await reader.join(1);
    await Promise.all([writer.killAt(server.pid, count), reader.killAt(server.pid, count)]);
    // The server dies under them, so their answers do not count.
    const writing = write(writer).catch(() => {});
    await server.ended;
    await Promise.all([writer.end(), reader.end(), writing]);
    await serve();
    const heir = party();
    await heir.join(1);
    return lostOf(count, await stillState(heir));
  });
}

async function stillState(party: Party): Promise<readonly number[]> {
  let state = await party.state();
  for (;;) {
    await sleep(STILL_MS);
    const next = await party.state();
    if (next.join() === state.join()) return next;
    state = next;
  }
}
