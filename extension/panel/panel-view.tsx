import { peopleIn } from '../../shared/checklist/people.ts';
import { progressOf } from '../../shared/checklist/progress.ts';
import { pageVerdicts } from '../../shared/checklist/page-verdicts.ts';
import { stepOnPage } from '../../shared/checklist/step-on-page.ts';
import { whatNext } from '../../shared/checklist/what-next.ts';
import { valuesOf } from '../../shared/dossier/values.ts';
import { evaluate } from '../../shared/rules/evaluate.ts';
import { Checklist } from '../ui/checklist.tsx';
import { Brand } from '../ui/icon.tsx';
import { SyncLine } from '../ui/sync-line.tsx';
import { Todo } from '../ui/todo.tsx';
import { type Text, textOr } from '../ui/text.ts';
import { DossierChoice } from './dossier-choice.tsx';
import { Evidence } from './evidence.tsx';
import { DossierForm } from './form.tsx';
import type { PanelActions, PanelState } from './state.ts';
import { Rehearsal } from './rehearsal.tsx';
import { ThisPage } from './this-page.tsx';
import { WhatNext } from './what-next.tsx';

interface Props extends PanelActions {
  readonly state: PanelState;
  readonly text: Text;
}

/** The product's home: what next, this page, the checklist, the dossier, and how it is kept. */
export function PanelView({ state, text, ...actions }: Props) {
  const { dossier, update, isPreviewing, isFilling, results } = state;
  const values = valuesOf(dossier.facts);
  const progress = progressOf(dossier.facts, state.today);
  const people = peopleIn(dossier.facts);
  const me = people.find(({ record }) => record === update?.me) ?? null;
  const todo = whatNext(progress, state.isOnlyMine && me !== null ? new Set(me.roles) : null);
  const page = update?.page ?? null;
  const fill = update?.fill ?? null;
  return (
    <>
      <div class="scroll">
        <header class="stack">
          <Brand />
          <Rehearsal
            page={page}
            all={update?.dossiers ?? []}
            inUse={dossier.id}
            refusal={state.rehearsalRefusal}
            {...{ values, text, ...actions }}
          />
          <WhatNext
            me={me}
            todo={todo}
            isOnlyMine={state.isOnlyMine}
            today={state.today}
            {...{ progress, values, people, text, ...actions }}
          />
        </header>
        <ThisPage
          page={page}
          step={stepOnPage(page?.page ?? null, progress)?.step ?? null}
          fill={fill}
          captured={state.captured}
          isPreviewing={isPreviewing || (fill?.previewWanted ?? false)}
          isFilling={isFilling}
          results={fill?.results ?? results}
          verdicts={page === null ? [] : pageVerdicts(page, values)}
          {...{ text, ...actions }}
        />
        <section class="stack" aria-labelledby="todo">
          <h2 id="todo">{text('ui.what-next')}</h2>
          <Todo todo={todo} people={people} text={text} />
        </section>
        <details class="stack" data-section="checklist">
          <summary>
            <h2>{text('ui.checklist')}</h2>
          </summary>
          <Checklist progress={progress} text={text} onTick={actions.onTick} />
        </details>
        <section class="stack" aria-labelledby="dossier">
          <h2 id="dossier">{text('ui.dossier')}</h2>
          <DossierChoice dossier={dossier} all={update?.dossiers ?? []} text={text} {...actions} />
          <DossierForm {...{ state, verdicts: evaluate(values), text, ...actions }} />
          <Evidence
            facts={dossier.facts}
            waiting={state.waiting}
            problem={state.fileProblem}
            {...{ text, ...actions }}
          />
        </section>
      </div>
      <footer class="stack">
        {dossier.refused.map(({ id, change, detail }) => (
          <p key={id} class="error small">
            {text('ui.refused', { path: textOr(text, `field.${change.path}`, change.path), detail })}
          </p>
        ))}
        {update === null ? null : <SyncLine sync={update.sync} text={text} {...actions} />}
      </footer>
    </>
  );
}
