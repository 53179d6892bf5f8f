// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { NextStep } from '../../../extension/ui/next-step.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import type { StepProgress } from '../../../shared/checklist/progress.ts';
import { barriers, draw } from './screen.ts';
import { stepProgress } from './steps.ts';

const JOIN = stepProgress('join');
const PROGRESS = [
  stepProgress('eligibility', { state: 'done' }),
  stepProgress('regions', { state: 'not-applicable' }),
  JOIN,
];
const PEOPLE = [{ record: 'a', name: '山田太郎', roles: ['helper'] }] as const;

function next(it: StepProgress | null, language: 'en' | 'ja' = 'en', people: typeof PEOPLE | readonly [] = []) {
  const progress = it === null ? PROGRESS.map((step) => ({ ...step, state: 'done' as const })) : PROGRESS;
  return draw(<NextStep text={textIn(language)} progress={progress} next={it} people={people} />);
}

beforeEach(() => document.body.replaceChildren());

test.each([
  ['en', '1 of 2 done'],
  ['ja', '2 件中 1 件完了'],
] as const)('counts in %s what is done of what applies', (language, said) => {
  const root = next(JOIN, language);
  const bar = root.querySelector('progress');
  expect([bar?.value, bar?.max, bar?.getAttribute('aria-label')]).toEqual([1, 2, said]);
  expect(root.querySelector('[data-next=join]')?.textContent).toContain(said);
});

test.each([
  ['en', 'To do', 'Done by: Anyone'],
  ['ja', '作業できます', '担当: 担当者（誰でも可）'],
] as const)('says in %s what to do, how it stands and who does it', (language, state, who) => {
  const root = next(JOIN, language);
  expect(root.querySelector('h1')?.textContent).toBe(textIn(language)('step.join'));
  expect(root.textContent).toContain(state);
  expect(root.textContent).toContain(who);
});

test('names who has the role', () => {
  expect(next(JOIN, 'en', PEOPLE).textContent).toContain('Done by: 山田太郎 (Anyone)');
});

test.each([
  ['en', 'Waiting for Microsoft · since Nov 22, 2026 · due Nov 27, 2026'],
  ['ja', 'Microsoft の対応待ち · 2026/11/22 から · 期限 2026/11/27'],
] as const)('of a step that waits it says in %s for whom and until when', (language, said) => {
  const waits = stepProgress('verification', {
    state: 'waiting',
    waitsFor: 'microsoft',
    since: '2026-11-22',
    due: '2026-11-27',
  });
  expect(next(waits, language).textContent).toContain(said);
});

test.each([
  ['en', 'All steps are done.'],
  ['ja', 'すべての手順が完了しました。'],
] as const)('when nothing is open it says so in %s, and nothing of where or who', (language, said) => {
  const root = next(null, language);
  expect(root.querySelector('h1')?.textContent).toBe(said);
  expect(root.querySelector('.where')).toBeNull();
  expect(root.querySelector('section')?.getAttribute('data-next')).toBe('');
});

test('has no barriers', async () => {
  next(JOIN, 'en', PEOPLE);
  expect(await barriers()).toEqual([]);
  next(null);
  expect(await barriers()).toEqual([]);
});
