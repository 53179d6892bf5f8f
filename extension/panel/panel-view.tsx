import { nextStep, progressOf } from '../../shared/checklist/progress.ts';
import { ALL_STEPS } from '../../shared/checklist/steps.ts';
import { valuesOf } from '../../shared/dossier/values.ts';
import { evaluate } from '../../shared/rules/evaluate.ts';
import { pageVerdicts } from '../../shared/checklist/page-verdicts.ts';
import { Checklist } from '../ui/checklist.tsx';
import { SyncLine } from '../ui/sync-line.tsx';
import type { Text } from '../ui/text.ts';
import { DossierForm } from './form.tsx';
import type { PanelActions, PanelState } from './state.ts';
import { ThisPage } from './this-page.tsx';

interface Props extends PanelActions {
  readonly state: PanelState;
  readonly text: Text;
}

/** The product's home: what next, this page, the checklist, the dossier, and how it is kept. */
export function PanelView({ state, text, ...actions }: Props) {
  const { dossier, update } = state;
  const values = valuesOf(dossier.facts);
  const verdicts = evaluate(values);
  const progress = progressOf(values);
  const next = nextStep(progress);
  const done = progress.filter(({ state: at }) => at === 'done').length;
  const page = update?.page ?? null;
  const fill = update?.fill ?? null;
  return (
    <>
      <header class="card next">
        <p class="small soft row spread">
          <span>{text('ui.what-next')}</span>
          <span>
            {done} / {progress.length}
          </span>
        </p>
        <progress max={progress.length} value={done} aria-label={text('ui.checklist')} />
        <h1 data-next={next?.step ?? ''}>{next === null ? text('ui.all-done') : text(`step.${next.step}`)}</h1>
      </header>
      <ThisPage
        page={page}
        step={ALL_STEPS.find((step) => step.page === page?.page)?.id ?? null}
        fill={fill}
        isPreviewing={state.isPreviewing || (fill?.previewWanted ?? false)}
        verdicts={page === null ? [] : pageVerdicts(page, values)}
        {...{ text, ...actions }}
      />
      <section class="stack" aria-labelledby="checklist">
        <h2 id="checklist">{text('ui.checklist')}</h2>
        <Checklist progress={progress} text={text} onTick={actions.onTick} />
      </section>
      <section class="stack" aria-labelledby="dossier">
        <h2 id="dossier">{text('ui.dossier')}</h2>
        <DossierForm {...{ state, verdicts, text, ...actions }} />
      </section>
      <footer>
        {dossier.refused.map(({ id, change, detail }) => (
          <p key={id} class="error small">
            {text('ui.refused', { path: change.path, detail })}
          </p>
        ))}
        {update === null ? null : <SyncLine sync={update.sync} text={text} />}
      </footer>
    </>
  );
}
