import { PAGES } from './index.ts';
import type { PageRecipe } from './recipe.ts';

/** The recipe of that id; null when there is none. */
export function recipeOf(id: string | null): PageRecipe | null {
  return PAGES.find((recipe) => recipe.id === id) ?? null;
}
