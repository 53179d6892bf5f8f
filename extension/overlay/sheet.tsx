import type { OverlayView } from '../messages.ts';
import { Hints } from '../ui/hints.tsx';
import { Icon, Seal } from '../ui/icon.tsx';
import type { Text } from '../ui/text.ts';
import { UnknownVerdicts, VerdictList } from '../ui/verdict-list.tsx';
import { WordsOnPage } from '../ui/with-terms.tsx';

/** What can be pressed on an overlay. */
export type Press = 'collapse' | 'expand' | 'preview';

interface Props {
  readonly view: OverlayView;
  readonly text: Text;
  readonly onPress: (wanted: Press, event: Event) => void;
}

/** The overlay on a portal page, as a sheet or as a small mark. */
export function Sheet({ view, text, onPress }: Props) {
  const { size, page, step, isSure, isRefused } = view;
  const attributes = { 'data-page': page ?? '', 'data-step': step ?? '', 'data-size': size, 'data-sure': isSure };
  if (size === 'mark') {
    const broken = view.verdicts.filter(({ state }) => state === 'broken').length;
    return (
      <h1 class="mark-frame" {...attributes}>
        <Mark isKnown={page !== null} {...{ broken, isRefused, text }} onOpen={(event) => onPress('expand', event)} />
      </h1>
    );
  }
  return (
    <article class="sheet" aria-labelledby="title" {...attributes}>
      <SheetHeader view={view} text={text} onCollapse={(event) => onPress('collapse', event)} />
      {page === null ? (
        <p>{text('ui.not-recognised-why')}</p>
      ) : (
        <PageNotes view={view} text={text} onFill={(event) => onPress('preview', event)} />
      )}
      {isRefused ? (
        <p class="small" role="status" data-refused>
          {text('ui.click-refused')}
        </p>
      ) : null}
      <WordsOnPage heading="h2" terms={view.terms} text={text} />
      <NextLine view={view} text={text} />
    </article>
  );
}

function Mark(props: {
  readonly isKnown: boolean;
  readonly broken: number;
  readonly isRefused: boolean;
  readonly text: Text;
  readonly onOpen: (event: Event) => void;
}) {
  const { isKnown, broken, isRefused, text, onOpen } = props;
  const refusal = isRefused ? `${text('ui.click-refused')} ` : '';
  const status = isKnown ? '' : `${text('ui.not-recognised')}. `;
  const problems = broken === 0 ? '' : `${text('ui.problem-count', { count: String(broken) })} `;
  const name = `${refusal}${status}${problems}${text('ui.expand')}`;
  return (
    <button class={`badge ${isKnown ? '' : 'badge-unknown'}`} title={name} aria-label={name} onClick={onOpen}>
      <Seal />
      {isKnown && broken === 0 && !isRefused ? null : (
        <span class="badge-note" aria-hidden="true">
          {isRefused ? '!' : isKnown ? broken : '?'}
        </span>
      )}
    </button>
  );
}

function SheetHeader({
  view,
  text,
  onCollapse,
}: Pick<Props, 'view' | 'text'> & { readonly onCollapse: (event: Event) => void }) {
  const { page, step, stepNumber, stepCount } = view;
  const name = text(page === null ? 'ui.not-recognised' : 'ui.this-page');
  return (
    <header>
      <Seal />
      <div>
        {step === null ? null : (
          <p class="small soft">{text('ui.step-of', { number: String(stepNumber), count: String(stepCount) })}</p>
        )}
        <h1 id="title">{step === null ? name : text(`step.${step}`)}</h1>
      </div>
      <button
        class="quiet"
        name="collapse"
        title={text('ui.collapse')}
        aria-label={text('ui.collapse')}
        onClick={onCollapse}
      >
        <Icon name="collapse" />
      </button>
    </header>
  );
}

function PageNotes({
  view: { verdicts, missing, fillable, hints },
  text,
  onFill,
}: Pick<Props, 'view' | 'text'> & { readonly onFill: (event: Event) => void }) {
  return (
    <>
      <div aria-live="polite" class="stack">
        <Hints hints={hints} text={text} />
        <VerdictList id="page" verdicts={verdicts} text={text} none={text('ui.no-problems')} />
        <UnknownVerdicts verdicts={verdicts} text={text} />
      </div>
      {missing.length === 0 ? null : (
        <section class="stack" aria-labelledby="missing">
          <h2 id="missing">{text('ui.missing')}</h2>
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
    </>
  );
}

function NextLine({ view: { next, who }, text }: Pick<Props, 'view' | 'text'>) {
  if (next === null || who === null) return null;
  return (
    <p class="soft next-line">
      {text('ui.next-step', { step: text(`step.${next}`) })} ({text(`who.${who}`)})
    </p>
  );
}
