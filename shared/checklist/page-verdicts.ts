import type { DossierValues } from '../dossier/values.ts';
import type { AskedField, Observation } from '../pages/recipe.ts';
import { concerns, evaluate } from '../rules/evaluate.ts';
import type { Verdict } from '../rules/rule.ts';
import { CHOSEN, withPage } from './with-page.ts';

/** What stands on a page now. */
export interface PageContent {
  readonly observations: readonly Observation[];
  readonly asked: readonly AskedField[];
}

/** The verdicts that this page is about: on what it asks and what it shows, not on the rest of the dossier. */
export function pageVerdicts({ asked, observations }: PageContent, values: DossierValues): readonly Verdict[] {
  const keys = [...asked, ...observations].map(({ field }) => field);
  const hasRows = observations.some(({ record }) => record !== undefined);
  return evaluate(withPage(values, observations, asked)).filter(
    (verdict) => concerns(verdict, keys) && (verdict.record === null || !hasRows || verdict.record === CHOSEN),
  );
}
