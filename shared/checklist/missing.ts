import type { DossierValues } from '../dossier/values.ts';
import type { FieldKey } from '../fields/path.ts';
import type { AskedField } from '../pages/recipe.ts';

/** The fields that a page requires, that are empty there, and that the dossier does not know either; each once. */
export function missingFor(asked: readonly AskedField[], { single }: DossierValues): readonly FieldKey[] {
  const missing = asked.filter(
    ({ field, present, required }) => required && present.trim() === '' && single[field] === undefined,
  );
  return [...new Set(missing.map(({ field }) => field))];
}
