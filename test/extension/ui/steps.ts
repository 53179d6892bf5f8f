import type { StepProgress } from '../../../shared/checklist/progress.ts';
import type { StepId } from '../../../shared/checklist/steps.ts';

/** A step that can be done now, of which no fact tells anything, but for what a test says. */
export function stepProgress(step: StepId, given: Partial<StepProgress> = {}): StepProgress {
  return {
    step,
    state: 'ready',
    because: null,
    blockedBy: [],
    waitsFor: null,
    since: null,
    due: null,
    isOverdue: false,
    ...given,
  };
}
