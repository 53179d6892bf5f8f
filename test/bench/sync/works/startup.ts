import { type Stage, onStage } from '../stage.ts';
import type { Work } from '../work.ts';
import { grow } from './cold.ts';

const LIMIT_MS = 180_000;

/** From asking for the server's process until a client is in and holds everything: on nothing, and on a history. */
export const startup: Work = {
  yields: ['startup'],
  async run({ target, scale, isWanted, record }) {
    const length = scale.histories['cold-10k'];
    await onStage(target, LIMIT_MS, async (stage) => {
      record({ work: 'startup-empty', value: await startAndJoin(stage, 0), unit: 'ms' });
      if (!isWanted('startup-10k') || !target.works.includes('cold')) return;
      const [writer, reader] = [stage.party(), stage.party()];
      await writer.join(1);
      await reader.join(1);
      await grow(writer, reader, 1, length);
      const watch = stage.watch();
      await watch.held(length);
      watch.end();
      await stage.stop();
      await Promise.all([writer.end(), reader.end()]);
      record({ work: 'startup-10k', value: await startAndJoin(stage, length), unit: 'ms' });
    });
  },
};

async function startAndJoin({ serve, party }: Stage, length: number): Promise<number> {
  const client = party();
  await client.state();
  const server = await serve();
  await client.join(1);
  const end = await client.held(length);
  await client.end();
  return end - (server?.startedAt ?? Number.NaN);
}
