import type { StepProgress, StepState } from '../../shared/checklist/progress.ts';
import { STEPS } from '../../shared/checklist/steps.ts';
import { Icon, type IconName } from './icon.tsx';
import { type Text, dateText } from './text.ts';

const SIGNS: Readonly<Record<StepState, IconName>> = {
  done: 'check',
  ready: 'ready',
  waiting: 'wait',
  blocked: 'blocked',
};

interface Props {
  readonly progress: readonly StepProgress[];
  readonly text: Text;
  readonly onTick: (step: string, isDone: boolean) => void;
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
            aria-describedby={`step-${it.step}-state`}
            onChange={({ currentTarget }) => onTick(it.step, currentTarget.checked)}
          />
          <label for={`step-${it.step}`}>{text(`step.${it.step}`)}</label>
          <p id={`step-${it.step}-state`} class="small soft">
            <Icon name={SIGNS[it.state]} />
            {stateText(it, text)}
          </p>
          <p class="small source">
            <StepSource step={it.step} text={text} />
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
  const { who, businessDays } = STEPS.find(({ id }) => id === step) ?? {};
  if (state === 'waiting' && businessDays !== undefined) {
    const { least, most } = businessDays;
    return `${text('state.waiting')} · ${text('ui.business-days', { least: String(least), most: String(most) })}`;
  }
  return state === 'ready' && who !== undefined
    ? `${text('state.ready')} · ${text(`who.${who}`)}`
    : text(`state.${state}`);
}

function StepSource({ step, text }: { readonly step: string; readonly text: Text }) {
  const source = STEPS.find(({ id }) => id === step)?.source;
  if (source === undefined) return null;
  return (
    <a href={source.url} target="_blank" rel="noreferrer">
      {text('ui.source', { date: dateText(text, source.checked) })}
    </a>
  );
}
