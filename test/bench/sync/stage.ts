import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Watch, watchStore } from './durable.ts';
import { type Party, startParty } from './party.ts';
import { type Server, freePort, startServer } from './server.ts';
import type { Target } from './target.ts';

/** On the disk of the working copy: a system's folder for temporary files may be memory, where nothing is durable. */
const HOME = resolve(import.meta.dirname, '../../../test-results/bench');

/** Everything one measurement of one target works with; cleared away after it. */
export interface Stage {
  /** Starts the target's server, or starts it again on the same folder and port. */
  serve(): Promise<Server | null>;
  /** Kills that server. */
  stop(): Promise<void>;
  /** A process of its own for clients. */
  party(): Party;
  watch(): Watch;
}

/**
 * Gives a measurement a folder, a port and processes of its own.
 *
 * @param limitMs - milliseconds after which it is given up
 */
export async function onStage<Outcome>(
  target: Target,
  limitMs: number,
  measure: (stage: Stage) => Promise<Outcome>,
): Promise<Outcome> {
  mkdirSync(HOME, { recursive: true });
  const data = mkdtempSync(join(HOME, `${target.id}-`));
  const clear = () => rmSync(data, { recursive: true, force: true });
  process.once('exit', clear);
  const port = await freePort();
  const parties: Party[] = [];
  const watches: Watch[] = [];
  let server: Server | null = null;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limitMs / 1000} s`)), limitMs);
  });
  const stage: Stage = {
    async serve() {
      server = await startServer(target, data, port);
      return server;
    },
    async stop() {
      await server?.kill();
    },
    party() {
      const party = startParty(target.id, data, port);
      parties.push(party);
      return party;
    },
    watch() {
      const watch = watchStore(target, data);
      watches.push(watch);
      return watch;
    },
  };
  try {
    await target.prepare?.(data);
    return await Promise.race([measure(stage), tooLong]);
  } finally {
    clearTimeout(timer);
    for (const watch of watches) watch.end();
    await Promise.all(parties.map(async (party) => party.end()));
    await (server as Server | null)?.kill();
    clear();
    process.off('exit', clear);
  }
}
