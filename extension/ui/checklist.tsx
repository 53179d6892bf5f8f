import type { StepProgress, StepState } from '../../shared/checklist/progress.ts';
import { Icon, type IconName } from './icon.tsx';
import { becauseText, stateText } from './step-words.ts';
import type { Text } from './text.ts';

const SIGNS: Readonly<Record<StepState, IconName>> = {
  done: 'check',
  ready: 'ready',
  waiting: 'wait',
  blocked: 'blocked',
  'not-applicable': 'never',
};

/** What a person can say of a step by hand. */
export type Tick = 'done' | 'open' | 'not-applicable';

interface Props {
  readonly progress: readonly StepProgress[];
  readonly text: Text;
  readonly onTick: (step: string, tick: Tick) => void;
}

/** All steps in order, each with where it stands and which fact says so; ticked by facts or by hand. */
export function Checklist({ progress, text, onTick }: Props) {
  const out = progress.filter(({ state }) => state === 'not-applicable');
  return (
    <>
      <ol class="checklist">
        {progress
          .filter(({ state }) => state !== 'not-applicable')
          .map((it) => (
            <Row key={it.step} {...{ it, text, onTick }} />
          ))}
      </ol>
      {out.length === 0 ? null : (
        <details class="unknown">
          <summary>{text('ui.not-applicable-count', { count: String(out.length) })}</summary>
          <ol class="checklist">
            {out.map((it) => (
              <Row key={it.step} {...{ it, text, onTick }} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Row({ it, text, onTick }: { readonly it: StepProgress } & Omit<Props, 'progress'>) {
  const isOut = it.state === 'not-applicable';
  const because = becauseText(it, text);
  const name = text(`step.${it.step}`);
  return (
    <li data-step={it.step} data-state={it.state} data-because={it.because?.path ?? ''}>
      <input
        type="checkbox"
        id={`step-${it.step}`}
        name={`step:${it.step}.state`}
        checked={it.state === 'done'}
        aria-describedby={`step-${it.step}-state`}
        onChange={({ currentTarget }) => onTick(it.step, currentTarget.checked ? 'done' : 'open')}
      />
      <label for={`step-${it.step}`}>{name}</label>
      <p id={`step-${it.step}-state`} class="small soft">
        <Icon name={SIGNS[it.state]} />
        <span>
          {stateText(it, text)}
          {because === '' ? null : <span class="block">{because}</span>}
        </span>
      </p>
      {it.state === 'done' ? null : (
        <button
          class="inline small out"
          name="applies"
          aria-label={`${text(isOut ? 'ui.applies' : 'ui.does-not-apply')}: ${name}`}
          onClick={() => onTick(it.step, isOut ? 'open' : 'not-applicable')}
        >
          {text(isOut ? 'ui.applies' : 'ui.does-not-apply')}
        </button>
      )}
    </li>
  );
}
