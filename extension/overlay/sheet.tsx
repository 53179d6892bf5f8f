import type { FromOverlay, OverlayView } from '../messages.ts';
import { type Text, textOr } from '../ui/text.ts';
import { VerdictList } from '../ui/verdict-list.tsx';

interface Props {
  readonly view: OverlayView;
  readonly text: Text;
  say(message: FromOverlay): void;
  onFill(): void;
}

/** The overlay on a portal page: which step this is, what is wrong, what comes next. */
export function Sheet({ view, text, say, onFill }: Props) {
  const { size, page, step, stepNumber, stepCount, next, verdicts, missing, fillable } = view;
  const attributes = { 'data-page': page ?? '', 'data-step': step ?? '', 'data-size': size };
  if (size === 'mark') {
    const name = page === null ? `${text('ui.not-recognised')}. ${text('ui.expand')}` : text('ui.expand');
    return (
      <button class="badge" title={name} aria-label={name} {...attributes} onClick={() => say({ type: 'expand' })}>
        {page === null ? '?' : 'C'}
      </button>
    );
  }
  const unknown = verdicts.filter(({ state }) => state === 'unknown').length;
  return (
    <div class="sheet" {...attributes}>
      <header>
        <div>
          {step === null ? null : (
            <p class="small soft">{text('ui.step-of', { number: String(stepNumber), count: String(stepCount) })}</p>
          )}
          <h1>{step === null ? text('ui.not-recognised') : textOr(text, `step.${step}`, step)}</h1>
        </div>
        <button class="quiet" aria-label={text('ui.collapse')} onClick={() => say({ type: 'collapse' })}>
          –
        </button>
      </header>
      {page === null ? <p>{text('ui.not-recognised-why')}</p> : null}
      {page === null ? null : (
        <div aria-live="polite" class="stack">
          <VerdictList verdicts={verdicts} text={text} none={text('ui.no-problems')} />
          {unknown === 0 ? null : <p class="small soft">{text('ui.unknown-count', { count: String(unknown) })}</p>}
        </div>
      )}
      {missing.length === 0 ? null : (
        <section class="stack">
          <h2>{text('ui.missing')}</h2>
          <ul class="missing" data-missing={missing.length}>
            {missing.map((field) => (
              <li key={field}>{text(`field.${field}`)}</li>
            ))}
          </ul>
        </section>
      )}
      {fillable === 0 ? null : (
        <button class="main" name="fill" onClick={onFill}>
          {text('ui.fill', { count: String(fillable) })}
        </button>
      )}
      {next === null ? null : <p class="soft">{text('ui.next-step', { step: textOr(text, `step.${next}`, next) })}</p>}
    </div>
  );
}
