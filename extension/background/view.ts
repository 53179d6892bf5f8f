import { missingFor } from '../../shared/checklist/missing.ts';
import { progressOf } from '../../shared/checklist/progress.ts';
import { stepOnPage } from '../../shared/checklist/step-on-page.ts';
import { stepOf } from '../../shared/checklist/steps.ts';
import { nextStep } from '../../shared/checklist/what-next.ts';
import { pageVerdicts } from '../../shared/checklist/page-verdicts.ts';
import type { Fact } from '../../shared/dossier/fact.ts';
import { valuesOf } from '../../shared/dossier/values.ts';
import type { OverlayView, PageState } from '../messages.ts';
import { fillPlan } from './fill-plan.ts';

/** What an overlay shows that is not computed: how it is, not what it says. */
export type OverlayState = Pick<OverlayView, 'size' | 'isSure' | 'isRefused'>;

/**
 * What the overlay of a tab shows, from the dossier and from what stands on its page now.
 *
 * @param today - `YYYY-MM-DD`
 */
export function overlayView(page: PageState, facts: readonly Fact[], today: string, state: OverlayState): OverlayView {
  const values = valuesOf(facts);
  const progress = progressOf(facts, today);
  const applicable = progress.filter((it) => it.state !== 'not-applicable');
  const here = stepOnPage(page.page, progress);
  const next = nextStep(progress.filter(({ step }) => step !== here?.step));
  return {
    ...state,
    language: page.language,
    page: page.page,
    step: here?.step ?? null,
    stepNumber: here === null ? 0 : applicable.indexOf(here) + 1,
    stepCount: applicable.length,
    next: next?.step ?? null,
    who: next === null ? null : stepOf(next.step).who,
    verdicts: pageVerdicts(page, values),
    missing: missingFor(page.asked, values),
    fillable: fillPlan(page, values.single).length,
    hints: page.hints,
    terms: page.terms,
  };
}
