import { resolve } from 'node:path';
import { createBuilder } from 'vite';

/** Builds the daemon as it is shipped, and nothing else, so that what is measured is what stands in the tree. */
export async function buildDaemon(): Promise<void> {
  const builder = await createBuilder({ root: resolve(import.meta.dirname, '../../..'), logLevel: 'warn' }, null);
  const { daemon } = builder.environments;
  if (daemon === undefined) throw new Error('vite.config.ts has no daemon.');
  await builder.build(daemon);
}
