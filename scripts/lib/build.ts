import { createBuilder } from 'vite';

/** Builds everything into dist/; unless it is built already, and others are using it. */
export async function build(): Promise<void> {
  if (process.env['COUNTERSIGN_BUILT'] !== undefined) return;
  // The same configuration serves Vitest, which announces itself this way.
  const { VITEST } = process.env;
  delete process.env['VITEST'];
  try {
    const builder = await createBuilder({ logLevel: 'warn' }, null);
    await builder.buildApp();
  } finally {
    if (VITEST !== undefined) process.env['VITEST'] = VITEST;
  }
}
