import type { StepProgress } from '../../shared/checklist/progress.ts';
import { STEPS } from '../../shared/checklist/steps.ts';
import type { Text } from './text.ts';

interface Props {
  readonly text: Text;
  readonly progress: readonly StepProgress[];
  /** What to do now; null when all is done. */
  readonly next: StepProgress | null;
}

/** Which step one is at, and what to do next. */
export function NextStep({ text, progress, next }: Props) {
  const number = progress.findIndex(({ step }) => step === next?.step) + 1;
  const step = STEPS.find(({ id }) => id === next?.step);
  const done = progress.filter(({ state }) => state === 'done').length;
  const count = String(progress.length);
  return (
    <section class="next" aria-labelledby="next-step" data-next={next?.step ?? ''}>
      <ol class="beads" aria-hidden="true">
        {progress.map(({ step: id, state }) => (
          <li key={id} class={id === next?.step ? 'now' : state} />
        ))}
      </ol>
      <p class="small soft row spread">
        <span>{next === null ? text('ui.checklist') : text('ui.step-of', { number: String(number), count })}</span>
        <span>{text('ui.done-count', { done: String(done), count })}</span>
      </p>
      <h1 id="next-step">{next === null ? text('ui.all-done') : text(`step.${next.step}`)}</h1>
      {next === null || step === undefined ? null : (
        <p class="small soft">
          {next.state === 'waiting' ? text('state.waiting') : text('ui.done-by', { who: text(`who.${step.who}`) })}
        </p>
      )}
    </section>
  );
}
