import type { DossierValues } from '../dossier/values.ts';
import type { FieldRef } from '../rules/rule.ts';
import { STEPS, type Step, type StepId } from './steps.ts';

/** Where a step stands. */
export type StepState = 'done' | 'ready' | 'waiting' | 'blocked';

/** A step and where it stands, with what says so. */
export interface StepProgress {
  readonly step: StepId;
  readonly state: StepState;
  /** The fact that proves it (done), the steps it needs (blocked), whom one waits for (waiting). */
  readonly provedBy: FieldRef | 'step.state' | null;
  readonly blockedBy: readonly StepId[];
  readonly waitsFor: 'microsoft' | null;
}

/** Where every step stands. What a person ticked by hand counts before what the portal proved. */
export function progressOf(values: DossierValues): readonly StepProgress[] {
  const proofs = new Map(STEPS.map((step) => [step.id, proofOf(step, values)]));
  return STEPS.map((step) => {
    const provedBy = proofs.get(step.id) ?? null;
    const blockedBy = step.after.filter((id) => proofs.get(id) === null);
    const waitsFor = step.waitsFor?.(values) ?? null;
    const state = stateOf(provedBy !== null, waitsFor !== null, blockedBy.length > 0);
    return { step: step.id, state, provedBy, blockedBy, waitsFor };
  });
}

/** What to do now: the first step that can be done, else the first that is waited for; null when all are done. */
export function nextStep(progress: readonly StepProgress[]): StepProgress | null {
  return progress.find(({ state }) => state === 'ready') ?? progress.find(({ state }) => state === 'waiting') ?? null;
}

function proofOf(step: Step, values: DossierValues): FieldRef | null {
  const known = values.records['step']?.[step.id];
  const ticked = known?.['step.state@entered'];
  if (ticked !== undefined) return ticked === 'done' ? 'step.state@entered' : null;
  return step.proof(values) ?? (known?.['step.state@portal'] === 'done' ? 'step.state@portal' : null);
}

function stateOf(isDone: boolean, isWaiting: boolean, isBlocked: boolean): StepState {
  if (isDone) return 'done';
  if (isWaiting) return 'waiting';
  return isBlocked ? 'blocked' : 'ready';
}
