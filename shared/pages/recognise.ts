import { find } from './find.ts';
import { PAGES } from './index.ts';
import type { Locator, PageRecipe } from './recipe.ts';
import type { Snapshot } from './snapshot.ts';

/** Which page this is; null for a page that no recipe knows, or one that is still loading. */
export function recognise(snapshot: Snapshot): PageRecipe | null {
  return PAGES.find((recipe) => isPage(recipe, snapshot)) ?? null;
}

/** Whether a snapshot is of a recipe's page: the address fits, its landmarks are there, and nothing that rules it out. */
export function isPage({ paths, landmarks, oneOf, without = [] }: PageRecipe, snapshot: Snapshot): boolean {
  const isThere = (landmark: Locator) => find(snapshot, landmark).length > 0;
  return (
    paths.some((path) => path.test(snapshot.path)) &&
    landmarks.every(isThere) &&
    (oneOf === undefined || oneOf.some(isThere)) &&
    !without.some(isThere)
  );
}
