import type { Person } from '../../shared/checklist/people.ts';
import type { StepProgress } from '../../shared/checklist/progress.ts';
import { type StepId, stepOf } from '../../shared/checklist/steps.ts';
import { type FieldKey, fieldKeyOf } from '../../shared/fields/path.ts';
import { shownValue } from './shown.ts';
import { type Text, dateText, textOr } from './text.ts';

/** Who does a step: the role, and the people who have it. */
export function whoText(step: StepId, people: readonly Person[], text: Text): string {
  const { who } = stepOf(step);
  const names = people.filter(({ roles }) => roles.includes(who)).map(({ name }) => name);
  return names.length === 0 ? text(`who.${who}`) : `${names.join(', ')} (${text(`who.${who}`)})`;
}

/** Where a step stands, in a few words. */
export function stateText({ state, waitsFor, blockedBy, isOverdue, since, due }: StepProgress, text: Text): string {
  const [first] = blockedBy;
  if (state === 'blocked' && first !== undefined) return text('state.blocked', { step: text(`step.${first}`) });
  if (state === 'done' || state === 'not-applicable') return text(`state.${state}`);
  const parts = [
    isOverdue ? text('state.overdue') : waitsFor === null ? text('state.ready') : text(`state.waiting.${waitsFor}`),
  ];
  if (state === 'waiting' && since !== null) parts.push(text('ui.since', { date: dateText(text, since) }));
  if (due !== null) parts.push(text('ui.due', { date: dateText(text, due) }));
  return parts.join(' · ');
}

/** The fact that says so, with its source and day; empty where none does. */
export function becauseText({ because }: StepProgress, text: Text): string {
  if (because === null) return '';
  const { path, value, source, at, author } = because;
  const date = dateText(text, at.slice(0, 10));
  const field = fieldKeyOf(path);
  if (field === 'step.state') {
    const who = author === 'me' ? text('ui.someone') : author;
    return source === 'entered' ? text('ui.ticked-by', { who, date }) : text('ui.page-behind', { date });
  }
  const name = field === null ? path : fieldName(field, text);
  const shown = field === null || value === null ? (value ?? '') : shownValue(field, value, text);
  return text('ui.because', { field: name, value: shown, source: textOr(text, `source.${source}`, source), date });
}

/** How long a step takes, where that is stated; empty otherwise. */
export function durationText(step: StepId, text: Text): string {
  const { businessDays, minutes } = stepOf(step);
  if (businessDays !== undefined) {
    return text('ui.business-days', { least: String(businessDays.least), most: String(businessDays.most) });
  }
  return minutes === undefined ? '' : text('ui.minutes', { minutes: String(minutes) });
}

function fieldName(field: FieldKey, text: Text): string {
  return text(`field.${field}`);
}
