import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCaptured, missingOn, snapshotOf } from '../../../scripts/lib/captured.ts';
import { PAGES } from '../../../shared/pages/index.ts';
import { isPage } from '../../../shared/pages/recognise.ts';
import { recipeOf } from '../../../shared/pages/recipe-of.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/pages');

/** Pages that were captured: `<id>.<language>.json`. They have no values, so what they show cannot be read. */
test.each(globSync('*.json', { cwd: FOLDER }))('%s is recognised, and no other recipe claims it', (file) => {
  const [id = '', language] = basename(file, '.json').split('.');
  const checked = checkCaptured(readFileSync(join(FOLDER, file), 'utf8'));
  expect(checked.ok ? [] : checked.problems).toEqual([]);
  if (!checked.ok) return;
  const snapshot = snapshotOf(checked.capture);
  const recipe = recipeOf(id);
  expect(snapshot.language).toBe(language);
  expect(recipe === null ? ['there is no such recipe'] : missingOn(recipe, snapshot)).toEqual([]);
  expect(PAGES.filter((other) => isPage(other, snapshot)).map((other) => other.id)).toEqual([id]);
});
