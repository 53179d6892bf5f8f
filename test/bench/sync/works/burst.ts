import { sleep } from '../clock.ts';
import { FIELDS } from '../edits.ts';
import { onStage } from '../stage.ts';
import type { Measure, Work } from '../work.ts';

const REST_MS = 1_000;
const LIMIT_MS = 180_000;

/** One writer makes all edits at once: until the reader holds them, until the store does, and what memory that took. */
export const burst: Work = {
  yields: ['burst', 'memory'],
  async run({ target, scale, record }) {
    await onStage(target, LIMIT_MS, async ({ serve, party, watch }) => {
      const server = await serve();
      await sleep(REST_MS);
      const rest = server?.memory() ?? Number.NaN;
      const [writer, reader] = [party(), party()];
      await writer.join(1);
      await reader.join(1);
      await writer.burst(1, FIELDS);
      await reader.held(FIELDS);
      const watched = target.works.includes('burst') ? watch() : null;
      await sleep(REST_MS);
      const begin = await writer.burst(FIELDS + 1, scale.burst);
      const last = FIELDS + scale.burst;
      const seen = (await reader.held(last)) - begin;
      const durable = watched === null ? Number.NaN : (await watched.held(last)) - begin;
      await sleep(REST_MS);
      const measures: Measure[] = [
        { work: 'memory-rest', value: rest, unit: 'MB' },
        { work: 'memory-burst', value: server?.memory() ?? Number.NaN, unit: 'MB' },
        { work: 'burst-seen', value: seen, unit: 'ms' },
        { work: 'burst-durable', value: durable, unit: 'ms' },
        { work: 'burst', value: Math.max(seen, durable), unit: 'ms' },
      ];
      for (const measure of measures) if (!Number.isNaN(measure.value)) record(measure);
    });
  },
};
