import type { StepProgress, StepState } from '../../shared/checklist/progress.ts';
import { ALL_STEPS } from '../../shared/checklist/steps.ts';
import type { Text } from './text.ts';

const MARKS: Readonly<Record<StepState, string>> = { done: '✓', ready: '→', waiting: '…', blocked: '·' };

interface Props {
  readonly progress: readonly StepProgress[];
  readonly text: Text;
  onTick(step: string, isDone: boolean): void;
}

/** All steps in order, each with where it stands; ticked by the portal's facts or by hand. */
export function Checklist({ progress, text, onTick }: Props) {
  return (
    <ol class="checklist">
      {progress.map((it) => (
        <li key={it.step} data-step={it.step} data-state={it.state}>
          <input
            type="checkbox"
            id={`step-${it.step}`}
            name={`step:${it.step}.state`}
            checked={it.state === 'done'}
            onChange={({ currentTarget }) => onTick(it.step, currentTarget.checked)}
          />
          <label for={`step-${it.step}`}>{text(`step.${it.step}`)}</label>
          <p class="small soft">
            <span aria-hidden="true">{MARKS[it.state]}</span> {stateText(it, text)}
          </p>
        </li>
      ))}
    </ol>
  );
}

function stateText({ step, state, blockedBy }: StepProgress, text: Text): string {
  const [first] = blockedBy;
  if (state === 'blocked' && first !== undefined) return text('state.blocked', { step: text(`step.${first}`) });
  if (state === 'blocked') return text('state.ready');
  const who = ALL_STEPS.find(({ id }) => id === step)?.who;
  return state === 'ready' && who !== undefined
    ? `${text('state.ready')} · ${text(`who.${who}`)}`
    : text(`state.${state}`);
}
