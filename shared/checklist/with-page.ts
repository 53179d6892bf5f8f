import type { DossierValues, Values } from '../dossier/values.ts';
import type { AskedField, Observation } from '../pages/recipe.ts';

/** Record id of what is chosen on a page, beside the dossier's own records. */
export const CHOSEN = 'chosen';

/**
 * The dossier's values as they would be if what stands on the page now were sent: what is typed or shown there counts
 * before what the dossier says.
 */
export function withPage(
  { single, records }: DossierValues,
  observations: readonly Observation[],
  asked: readonly AskedField[],
): DossierValues {
  const onPage: Record<string, string> = {};
  const chosen: Record<string, string> = {};
  for (const { field, record, value } of observations) {
    if (record === CHOSEN) chosen[field] = value;
    else if (record === undefined) {
      onPage[field] = value;
      onPage[`${field}@portal`] = value;
    }
  }
  for (const { field, present, as } of asked) {
    if ((as === undefined || as === 'country') && present !== '') onPage[field] = present;
  }
  const rows: Readonly<Record<string, Values>> = { ...records['partnerId'], [CHOSEN]: chosen };
  return {
    single: { ...single, ...onPage },
    records: Object.keys(chosen).length === 0 ? records : { ...records, partnerId: rows },
  };
}
