import type { StepProgress } from './progress.ts';
import type { Role } from './step.ts';
import { stepOf } from './steps.ts';

/** What there is to do, in three lists, each in the order of the checklist. */
export interface WhatNext {
  /** Late, whoever's turn it is: to be chased or done at once. */
  readonly overdue: readonly StepProgress[];
  readonly ready: readonly StepProgress[];
  /** Someone else's turn. */
  readonly waiting: readonly StepProgress[];
}

/** @param mine - only the steps of these roles; null for everybody's */
export function whatNext(progress: readonly StepProgress[], mine: ReadonlySet<Role> | null): WhatNext {
  const open = progress.filter(
    ({ step, state }) => (state === 'ready' || state === 'waiting') && (mine === null || mine.has(stepOf(step).who)),
  );
  return {
    overdue: open.filter(({ isOverdue }) => isOverdue),
    ready: open.filter(({ state, isOverdue }) => state === 'ready' && !isOverdue),
    waiting: open.filter(({ state, isOverdue }) => state === 'waiting' && !isOverdue),
  };
}

/** What to do now: what is late first, then what can be done, then what is waited for; null when nothing is open. */
export function nextStep(progress: readonly StepProgress[]): StepProgress | null {
  const { overdue, ready, waiting } = whatNext(progress, null);
  return overdue[0] ?? ready[0] ?? waiting[0] ?? null;
}
