import { createBuilder } from 'vite';

/** Builds everything into dist/. */
export async function build(): Promise<void> {
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
