import { sleep } from '../clock.ts';
import { onStage } from '../stage.ts';
import { median } from '../statistics.ts';
import type { Target } from '../target.ts';
import type { Scale, Work } from '../work.ts';

const CROWDS = [2, 10, 100];
const EVERY_MS = 20;
const SETTLE_MS = 500;
const LIMIT_MS = 120_000;

/**
 * One writer, 50 edits a second: how long until the edit is confirmed to him, and until one reader sees it. The reader
 * has a process of its own and joins in the middle of the others, who share one.
 */
export const paced: Work = {
  yields: ['ack', 'seen'],
  async run({ target, scale, isWanted, record }) {
    for (const clients of CROWDS) {
      const seen = `seen-${clients}`;
      const isAck = clients === 2 && isWanted('ack') && target.works.includes('ack');
      const isSeen = isWanted(seen) && target.works.includes('seen');
      if (!isAck && !isSeen) continue;
      const { acks, delays } = await writeAndRead(target, scale.paced, clients);
      if (isAck) record({ work: 'ack', value: median(acks), unit: 'ms' });
      if (isSeen) record({ work: seen, value: median(delays), unit: 'ms' });
    }
  },
};

async function writeAndRead(
  target: Target,
  count: Scale['paced'],
  clients: number,
): Promise<{ readonly acks: readonly number[]; readonly delays: readonly number[] }> {
  return onStage(target, LIMIT_MS, async ({ serve, party }) => {
    await serve();
    const writer = party();
    await writer.join(1);
    const others = clients - 2;
    const crowd = others > 0 ? party() : null;
    await crowd?.join(Math.floor(others / 2));
    const reader = party();
    await reader.join(1);
    await crowd?.join(Math.ceil(others / 2));
    await sleep(SETTLE_MS);
    const first = Math.floor(count / 4) + 1;
    await writer.pace(1, first - 1, EVERY_MS);
    const made = await writer.pace(first, count, EVERY_MS);
    if (target.works.includes('seen')) await reader.held(first + count - 1);
    await sleep(SETTLE_MS);
    const since = (times: readonly (number | null)[]) =>
      times.flatMap((time, nth) => (time === null ? [] : [time - (made[nth] ?? Number.NaN)]));
    return {
      acks: since(await writer.times('confirmed', first, count)),
      delays: since(await reader.times('seen', first, count)),
    };
  });
}
