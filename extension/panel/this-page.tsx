import type { FillResult, FillState, PageState } from '../messages.ts';
import type { Verdict } from '../../shared/rules/rule.ts';
import { type Text, textOr } from '../ui/text.ts';
import { Hints } from '../ui/hints.tsx';
import { UnknownVerdicts, VerdictList } from '../ui/verdict-list.tsx';
import { CapturePage, type Captured } from './capture.tsx';
import { WordsOnPage } from '../ui/with-terms.tsx';
import { FillPreview, FillResults } from './fill-preview.tsx';
import type { PanelActions } from './state.ts';

interface Props extends Pick<
  PanelActions,
  'onPreview' | 'onFill' | 'onUndo' | 'onCapture' | 'onSaveCapture' | 'onDropCapture'
> {
  readonly page: PageState | null;
  readonly step: string | null;
  readonly fill: FillState | null;
  readonly isPreviewing: boolean;
  readonly isFilling: boolean;
  readonly results: readonly FillResult[];
  readonly verdicts: readonly Verdict[];
  readonly captured: Captured;
  readonly text: Text;
}

/** The portal page in front: its verdicts, and what filling it would change. */
export function ThisPage({ page, step, fill, verdicts, captured, text, ...rest }: Props) {
  return (
    <section class="stack" aria-labelledby="this-page" data-page={page?.page ?? ''}>
      <h2 id="this-page">{text('ui.this-page')}</h2>
      {page === null ? <p class="soft">{text('ui.no-page')}</p> : null}
      {page !== null && page.page === null ? (
        <>
          <p class="soft">{text('ui.not-recognised-why')}</p>
          <CapturePage {...{ captured, text, ...rest }} />
        </>
      ) : null}
      {(page?.page ?? null) === null ? null : (
        <>
          {step === null ? null : <h3>{textOr(text, `step.${step}`, step)}</h3>}
          <div aria-live="polite" class="stack">
            <Hints hints={page?.hints ?? []} text={text} />
            <VerdictList id="page" verdicts={verdicts} text={text} none={text('ui.no-problems')} />
            <UnknownVerdicts verdicts={verdicts} text={text} />
          </div>
          <WordsOnPage heading="h3" terms={page?.terms ?? []} text={text} />
          {fill === null ? null : <FillPreview {...{ fill, text, ...rest }} />}
        </>
      )}
      <FillResults canUndo={fill?.canUndo ?? false} {...{ text, ...rest }} />
    </section>
  );
}
