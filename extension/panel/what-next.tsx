import { forecast } from '../../shared/checklist/forecast.ts';
import type { Person } from '../../shared/checklist/people.ts';
import type { StepProgress } from '../../shared/checklist/progress.ts';
import type { WhatNext as Todo } from '../../shared/checklist/what-next.ts';
import type { DossierValues } from '../../shared/dossier/values.ts';
import { Milestone } from '../ui/milestone.tsx';
import { NextStep } from '../ui/next-step.tsx';
import type { Text } from '../ui/text.ts';
import { HaveReady } from './have-ready.tsx';
import type { PanelActions } from './state.ts';

interface Props extends Pick<PanelActions, 'onMe' | 'onOnlyMine'> {
  readonly progress: readonly StepProgress[];
  readonly values: DossierValues;
  readonly people: readonly Person[];
  /** Who works in this browser; null where it was not said. */
  readonly me: Person | null;
  readonly isOnlyMine: boolean;
  /** What is open, of those steps alone that are asked for. */
  readonly todo: Todo;
  readonly today: string;
  readonly text: Text;
}

/** What to do next and when the company can transact; and whose steps are listed: everybody's, or one's own. */
export function WhatNext({ progress, values, people, me, isOnlyMine, todo, today, text, onMe, onOnlyMine }: Props) {
  const { single } = values;
  const own = todo.overdue[0] ?? todo.ready[0] ?? todo.waiting[0] ?? null;
  const country = single['company.country'] ?? single['tenant.country'] ?? null;
  return (
    <div class="stack" data-mine={isOnlyMine && me !== null}>
      <NextStep {...{ text, progress, next: own, people }} />
      <HaveReady step={own?.step ?? null} values={values} text={text} />
      <Milestone forecast={forecast(progress, country, today)} text={text} />
      {people.length === 0 ? null : (
        <div class="row spread small">
          <label>
            {text('ui.i-am')}{' '}
            <select name="me" value={me?.record ?? ''} onChange={({ currentTarget }) => onMe(currentTarget.value)}>
              <option value="">{text('ui.everybody')}</option>
              {people.map(({ record, name }) => (
                <option key={record} value={record}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {me === null ? null : (
            <label class="row">
              <input
                type="checkbox"
                name="only-mine"
                checked={isOnlyMine}
                onChange={({ currentTarget }) => onOnlyMine(currentTarget.checked)}
              />
              {text('ui.only-mine')}
            </label>
          )}
        </div>
      )}
    </div>
  );
}
