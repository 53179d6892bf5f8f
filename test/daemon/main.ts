import { resolve } from 'node:path';

/** The daemon's program: as it is shipped, where it has just been built; else from its source. */
export const MAIN = resolve(
  import.meta.dirname,
  '../..',
  process.env['COUNTERSIGN_BUILT'] === 'yes' ? 'dist/daemon/main.js' : 'daemon/main.ts',
);
