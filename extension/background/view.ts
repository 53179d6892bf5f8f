import { missingFor } from '../../shared/checklist/missing.ts';
import { nextStep, progressOf } from '../../shared/checklist/progress.ts';
import { STEPS } from '../../shared/checklist/steps.ts';
import { pageVerdicts } from '../../shared/checklist/page-verdicts.ts';
import type { DossierValues } from '../../shared/dossier/values.ts';
import type { OverlayView, PageState } from '../messages.ts';
import { fillPlan } from './fill-plan.ts';

/** What an overlay shows that is not computed: how it is, not what it says. */
export type OverlayState = Pick<OverlayView, 'size' | 'isSure' | 'isRefused'>;

/** What the overlay of a tab shows, from the dossier and from what stands on its page now. */
export function overlayView(page: PageState, values: DossierValues, state: OverlayState): OverlayView {
  const progress = progressOf(values);
  const at = STEPS.findIndex((step) => step.page === page.page);
  const here = STEPS[at];
  const next = here === undefined ? nextStep(progress)?.step : STEPS[at + 1]?.id;
  return {
    ...state,
    language: page.language,
    page: page.page,
    step: here?.id ?? null,
    stepNumber: at + 1,
    stepCount: STEPS.length,
    next: next ?? null,
    verdicts: pageVerdicts(page, values),
    missing: missingFor(page.asked, values),
    fillable: fillPlan(page, values.single).length,
  };
}
