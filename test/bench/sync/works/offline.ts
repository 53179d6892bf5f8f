import { FIELDS } from '../edits.ts';
import { onStage } from '../stage.ts';
import type { Work } from '../work.ts';

const LIMIT_MS = 120_000;

/** A client was away, made edits and comes back: from its connecting until a reader, and the store, hold them. */
export const offline: Work = {
  yields: ['offline'],
  async run({ target, scale, record }) {
    await onStage(target, LIMIT_MS, async ({ serve, party, watch }) => {
      await serve();
      const [writer, reader] = [party(), party()];
      await writer.join(1);
      await reader.join(1);
      await writer.burst(1, FIELDS);
      await reader.held(FIELDS);
      const watched = watch();
      await watched.held(FIELDS);
      await writer.offline();
      await writer.burst(FIELDS + 1, scale.offline);
      const last = FIELDS + scale.offline;
      const begin = await writer.online();
      const seen = (await reader.held(last)) - begin;
      const durable = (await watched.held(last)) - begin;
      record({ work: 'offline-seen', value: seen, unit: 'ms' });
      record({ work: 'offline-durable', value: durable, unit: 'ms' });
      record({ work: 'offline', value: Math.max(seen, durable), unit: 'ms' });
    });
  },
};
