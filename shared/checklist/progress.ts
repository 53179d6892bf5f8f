import type { Fact } from '../dossier/fact.ts';
import { knownFrom } from '../dossier/known.ts';
import type { Situation, Turn, Waiting } from './step.ts';
import { STEPS, type Step, type StepId } from './steps.ts';
import { dayOf } from './turns.ts';

/** Where a step stands. */
export type StepState = 'done' | 'ready' | 'waiting' | 'blocked' | 'not-applicable';

/** A step and where it stands, with what says so. */
export interface StepProgress {
  readonly step: StepId;
  readonly state: StepState;
  /** The fact that did it: proves it, rules it out, makes one wait, or asks for something. Null where none did. */
  readonly because: Fact | null;
  /** The steps that have to be done first. */
  readonly blockedBy: readonly StepId[];
  readonly waitsFor: Waiting | null;
  /** Since when it stands so by that fact, `YYYY-MM-DD`; null where no fact says. */
  readonly since: string | null;
  /** When it should be done or answered, `YYYY-MM-DD`; null where nothing is stated. */
  readonly due: string | null;
  readonly isOverdue: boolean;
}

type Judgement = Pick<StepProgress, 'state' | 'because'> & { readonly turn: Turn | null };

/**
 * Where every step stands. What a person ticked by hand counts before what facts prove, and facts before the pages
 * that lie behind the step.
 *
 * @param today - the present day, `YYYY-MM-DD`
 */
export function progressOf(facts: readonly Fact[], today: string): readonly StepProgress[] {
  const known = knownFrom(facts);
  const country = (known.fact('company.country') ?? known.fact('tenant.country'))?.value ?? null;
  const situation = { known, today, country };
  const judged = new Map(STEPS.map((step) => [step.id, judge(step, situation)]));
  const isOpen = (id: StepId) => !['done', 'not-applicable'].includes(judged.get(id)?.state ?? 'done');
  return STEPS.map((step) => {
    const { state, because, turn } = judged.get(step.id) ?? NOTHING;
    const blockedBy = state === 'done' || state === 'not-applicable' ? [] : step.after.filter(isOpen);
    const isBlocked = state === 'ready' && turn === null && blockedBy.length > 0;
    const due = state === 'ready' || state === 'waiting' ? (turn?.due ?? null) : null;
    return {
      step: step.id,
      state: isBlocked ? 'blocked' : state,
      because,
      blockedBy,
      waitsFor: state === 'waiting' ? (turn?.waitsFor ?? null) : null,
      since: because === null ? null : dayOf(because),
      due,
      isOverdue: due !== null && today > due,
    };
  });
}

const NOTHING: Judgement = { state: 'ready', because: null, turn: null };

/** What is known of a step by itself, whatever the steps before it. */
function judge(step: Step, situation: Situation): Judgement {
  const { known } = situation;
  const ticked = known.said('step.state', 'entered', step.id);
  if (ticked?.value === 'done' || ticked?.value === 'not-applicable') return settled(ticked.value, ticked);
  const out = step.unless?.(situation) ?? null;
  if (out !== null) return settled('not-applicable', out);
  if (step.onlyIf !== undefined && step.onlyIf(situation) === null) return settled('not-applicable', null);
  const proof = ticked === null ? (step.proof?.(situation) ?? passed(step, situation)) : null;
  if (proof !== null) return settled('done', proof);
  const turn = step.turn?.(situation) ?? null;
  if (turn !== null) return { state: turn.state, because: turn.because, turn };
  return { ...NOTHING, because: ticked ?? step.onlyIf?.(situation) ?? null };
}

/** A page that lies behind the step was shown. */
function passed({ id }: Step, { known }: Situation): Fact | null {
  const shown = known.said('step.state', 'portal', id);
  return shown?.value === 'done' ? shown : null;
}

function settled(state: 'done' | 'not-applicable', because: Fact | null): Judgement {
  return { state, because, turn: null };
}
