import type { Person } from '../../shared/checklist/people.ts';
import type { StepProgress } from '../../shared/checklist/progress.ts';
import { stateText, whoText } from './step-words.ts';
import type { Text } from './text.ts';
import { WithTerms } from './with-terms.tsx';
import { Where } from './where.tsx';

interface Props {
  readonly text: Text;
  readonly progress: readonly StepProgress[];
  /** What to do now; null when nothing is open, of those steps that are asked for. */
  readonly next: StepProgress | null;
  readonly people: readonly Person[];
}

/** How far one is, and the one thing to do next. */
export function NextStep({ text, progress, next, people }: Props) {
  const applicable = progress.filter(({ state }) => state !== 'not-applicable');
  const done = applicable.filter(({ state }) => state === 'done').length;
  const counts = { done: String(done), count: String(applicable.length) };
  return (
    <section class="next" aria-labelledby="next-step" data-next={next?.step ?? ''} data-done={done}>
      <progress class="bar" max={applicable.length} value={done} aria-label={text('ui.done-count', counts)} />
      <p class="small soft row spread">
        <span>{next === null ? text('ui.checklist') : stateText(next, text)}</span>
        <span>{text('ui.done-count', counts)}</span>
      </p>
      <h1 id="next-step">
        {next === null
          ? text(done === applicable.length ? 'ui.all-done' : 'ui.none-of-mine')
          : text(`step.${next.step}`)}
      </h1>
      {next === null ? null : (
        <>
          <p class="small">
            <WithTerms id="next" words={text(`step.${next.step}.why`)} text={text} />
          </p>
          <p class="small soft">{text('ui.done-by', { who: whoText(next.step, people, text) })}</p>
          <Where step={next.step} text={text} />
        </>
      )}
    </section>
  );
}
