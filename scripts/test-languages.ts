import { build } from './lib/build.ts';
import { runStep } from './lib/step.ts';

/** The long end-to-end tests, each browser in the language that it does not speak in `npm test`. */
const FILES = ['journey', 'overlay', 'screens'].map((name) => `test/e2e/${name}.test.ts`);

await build();
const { isGood } = await runStep({
  name: 'end-to-end tests in the other language',
  command: ['vitest', 'run', '--project', 'e2e', ...FILES],
  environment: { COUNTERSIGN_BUILT: 'yes', COUNTERSIGN_LANGUAGES: 'other' },
});
process.exitCode = isGood ? 0 : 1;
