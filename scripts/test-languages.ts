import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './lib/build.ts';
import { runStep } from './lib/step.ts';

const FOLDER = resolve(import.meta.dirname, '../test/e2e');
/** The end-to-end tests of which `npm test` plays one language only. */
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join(FOLDER, name))
  .filter((file) => readFileSync(file, 'utf8').includes("from './languages.ts'"));

await build();
const { isGood } = await runStep({
  name: 'end-to-end tests in the other language',
  command: ['vitest', 'run', '--project', 'e2e', ...files],
  environment: { COUNTERSIGN_BUILT: 'yes', COUNTERSIGN_LANGUAGES: 'other' },
});
process.exitCode = isGood ? 0 : 1;
