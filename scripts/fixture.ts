import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { recipeOf } from '../shared/pages/recipe-of.ts';
import { checkCaptured, missingOn, snapshotOf } from './lib/captured.ts';

const HELP = `npm run fixture -- FILE --id PAGE [--into FOLDER]

  FILE    a page captured in the side panel ("Capture this page's labels")
  --id    which page it is: the id of its recipe, which may be written later
  --into  where fixtures are (default: test/fixtures/pages)

Checks that nothing in it could be about somebody, and keeps it as PAGE.LANGUAGE.json for the tests.`;

/** @returns the exit code */
function run(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { id: { type: 'string' }, into: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  const { id, into = resolve(import.meta.dirname, '../test/fixtures/pages'), help } = values;
  if (help || file === undefined || id === undefined || !/^[a-z][a-z-]*$/.test(id)) {
    console.log(HELP);
    return help ? 0 : 2;
  }
  const checked = checkCaptured(readFileSync(file, 'utf8'));
  if (!checked.ok) {
    console.error([`${file} is not taken:`, ...checked.problems].join('\n  '));
    return 1;
  }
  const { capture } = checked;
  const kept = join(into, `${id}.${capture.language}.json`);
  mkdirSync(into, { recursive: true });
  writeFileSync(kept, `${JSON.stringify(capture, null, 2)}\n`);
  console.log(`Kept as ${kept}.`);
  const recipe = recipeOf(id);
  const missing = recipe === null ? [`there is no recipe ${id} yet`] : missingOn(recipe, snapshotOf(capture));
  if (missing.length > 0) console.log([`It is not recognised as ${id}:`, ...missing].join('\n  '));
  return 0;
}

z.config(z.locales.en());
try {
  process.exitCode = run();
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : String(problem));
  process.exitCode = 2;
}
