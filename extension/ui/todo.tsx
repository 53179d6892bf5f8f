import type { Person } from '../../shared/checklist/people.ts';
import type { StepProgress } from '../../shared/checklist/progress.ts';
import type { WhatNext } from '../../shared/checklist/what-next.ts';
import { becauseText, durationText, stateText, whoText } from './step-words.ts';
import type { Text } from './text.ts';
import { Where } from './where.tsx';
import { WithTerms } from './with-terms.tsx';

const GROUPS = ['overdue', 'ready', 'waiting'] as const;

interface Props {
  readonly todo: WhatNext;
  readonly people: readonly Person[];
  readonly text: Text;
}

/** Everything that is open, in three groups: what is late, what can be done, what is waited for. */
export function Todo({ todo, people, text }: Props) {
  return (
    <>
      {GROUPS.filter((group) => group !== 'overdue' || todo.overdue.length > 0).map((group) => (
        <details key={group} open={group !== 'waiting' || todo.waiting.length < 6} class="todo" data-group={group}>
          <summary>
            {text(`todo.${group}`)} <span class="soft">({todo[group].length})</span>
          </summary>
          {todo[group].length === 0 ? (
            <p class="soft small">{text(`todo.${group}.none`)}</p>
          ) : (
            <ul class="stack">
              {todo[group].map((it) => (
                <TodoRow key={it.step} it={it} people={people} text={text} />
              ))}
            </ul>
          )}
        </details>
      ))}
    </>
  );
}

function TodoRow({ it, people, text }: { readonly it: StepProgress } & Omit<Props, 'todo'>) {
  const because = becauseText(it, text);
  const duration = durationText(it.step, text);
  return (
    <li data-todo={it.step} data-state={it.isOverdue ? 'overdue' : it.state}>
      <details>
        <summary>
          <strong>{text(`step.${it.step}`)}</strong>
          <span class="small soft block">
            {[stateText(it, text), whoText(it.step, people, text), duration].filter((part) => part !== '').join(' · ')}
          </span>
        </summary>
        <p class="small">
          <WithTerms id={`todo-${it.step}`} words={text(`step.${it.step}.why`)} text={text} />
        </p>
        {because === '' ? null : <p class="small soft">{because}</p>}
        <Where step={it.step} text={text} />
      </details>
    </li>
  );
}
