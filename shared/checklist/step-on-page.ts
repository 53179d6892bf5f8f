import type { StepProgress } from './progress.ts';
import { type StepId, stepOf } from './steps.ts';

/** Of the steps of one page, the one that stands for all of them while none is asked for. */
const WHOLE: Readonly<Record<string, StepId>> = { 'legal-info': 'verification' };

/** The step that one is at on a portal page: what is asked for there first; null on a page of no step. */
export function stepOnPage(page: string | null, progress: readonly StepProgress[]): StepProgress | null {
  if (page === null) return null;
  const here = progress.filter(({ step, state }) => stepOf(step).page === page && state !== 'not-applicable');
  const whole = here.find(({ step }) => step === WHOLE[page]);
  const asked = here.find(({ state, because }) => state === 'ready' && because !== null);
  return asked ?? whole ?? here.find(({ state }) => state !== 'done') ?? here.at(-1) ?? null;
}
