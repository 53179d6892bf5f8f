import type { Party } from '../party.ts';
import { type Stage, onStage } from '../stage.ts';
import type { Scale, Work } from '../work.ts';

/** A history is made in bites, so that no library is fed faster than it can swallow. */
const BITE = 500;
const LIMIT_MS = 360_000;

/** A new client meets a running server with a long history: until it holds the present state. */
export const cold: Work = {
  yields: ['cold'],
  isOnce: true,
  async run({ target, scale, isWanted, record }) {
    const wanted = Object.entries(scale.histories).filter(([work]) => isWanted(work));
    await onStage(target, LIMIT_MS, async (stage) => {
      await stage.serve();
      const [writer, reader] = [stage.party(), stage.party()];
      await writer.join(1);
      await reader.join(1);
      let from = 1;
      for (const [work, length] of wanted) {
        await grow(writer, reader, from, length);
        from = length + 1;
        for (let nth = 0; nth < scale.joins; nth += 1) {
          record({ work, value: await joinCold(stage, length), unit: 'ms' });
        }
      }
    });
  },
};

/** Makes the edits `from` to `to`, as fast as a reader can follow. */
export async function grow(writer: Party, reader: Party, from: number, to: Scale['burst']): Promise<void> {
  for (let at = from; at <= to; at += BITE) {
    const count = Math.min(BITE, to - at + 1);
    await writer.burst(at, count);
    await reader.held(at + count - 1);
  }
}

async function joinCold({ party }: Stage, length: number): Promise<number> {
  const newcomer = party();
  const begin = await newcomer.join(1);
  const end = await newcomer.held(length);
  await newcomer.end();
  return end - begin;
}
