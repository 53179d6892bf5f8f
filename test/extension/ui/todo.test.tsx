// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { textIn } from '../../../extension/ui/text.ts';
import { Todo } from '../../../extension/ui/todo.tsx';
import type { Person } from '../../../shared/checklist/people.ts';
import { STEPS } from '../../../shared/checklist/steps.ts';
import type { WhatNext } from '../../../shared/checklist/what-next.ts';
import { fact } from './facts.ts';
import { barriers, draw } from './screen.ts';
import { stepProgress } from './steps.ts';

const NOTHING: WhatNext = { overdue: [], ready: [], waiting: [] };
const LATE = stepProgress('verification', {
  state: 'waiting',
  waitsFor: 'microsoft',
  since: '2026-11-02',
  due: '2026-11-10',
  isOverdue: true,
  because: fact('csp.verificationStatus', 'pending', { source: 'portal', at: '2026-11-02T01:00:00.000Z' }),
});
const WAITS = stepProgress('distributor-invitation', {
  state: 'waiting',
  waitsFor: 'distributor',
  since: '2026-11-20',
});
const ALL: WhatNext = { overdue: [LATE], ready: [stepProgress('join')], waiting: [WAITS] };
const YAMADA: Person = { record: 'a', name: '山田太郎', roles: ['primary-contact'] };

function todo(given: WhatNext, language: 'en' | 'ja' = 'en', people: readonly Person[] = []): HTMLElement {
  return draw(
    <>
      <h1>Countersign</h1>
      <Todo todo={given} people={people} text={textIn(language)} />
    </>,
  );
}

const row = (root: HTMLElement, step: string) => root.querySelector(`[data-todo=${step}]`);
const heads = (root: HTMLElement) =>
  [...root.querySelectorAll('[data-group] > summary')].map(({ textContent }) => textContent);

beforeEach(() => document.body.replaceChildren());

describe('the groups', () => {
  test.each([
    ['en', ['Overdue (1)', 'You can do now (1)', 'Waiting for others (1)']],
    ['ja', ['期限超過 (1)', '今できること (1)', '相手の対応待ち (1)']],
  ] as const)('stand worst first in %s, each with its number', (language, expected) => {
    expect(heads(todo(ALL, language))).toEqual(expected);
  });

  test.each([
    ['en', 'Nothing to do at the moment.', 'Nobody is waited for.'],
    ['ja', '今できることはありません。', '待っている相手はいません。'],
  ] as const)('that are empty say so in %s; of what is late nothing is said while nothing is', (language, ...said) => {
    const root = todo(NOTHING, language);
    expect([...root.querySelectorAll('[data-group] > p')].map(({ textContent }) => textContent)).toEqual(said);
    expect(root.querySelector('[data-group=overdue]')).toBeNull();
  });

  test('a long list of what is waited for is shut, a short one and what can be done are not', () => {
    const isOpen = (given: WhatNext, group: string) =>
      todo(given).querySelector(`[data-group=${group}]`)?.hasAttribute('open');
    const many = STEPS.slice(0, 6).map(({ id }) => stepProgress(id));
    expect(isOpen({ ...NOTHING, waiting: many }, 'waiting')).toBe(false);
    expect(isOpen({ ...NOTHING, waiting: many.slice(1) }, 'waiting')).toBe(true);
    expect(isOpen({ ...NOTHING, ready: many }, 'ready')).toBe(true);
  });
});

describe('a row', () => {
  test.each([
    ['en', 'Overdue · since Nov 2, 2026 · due Nov 10, 2026 · Primary contact · usually 3 to 5 business days'],
    ['ja', '期限超過 · 2026/11/02 から · 期限 2026/11/10 · 主要連絡先 · 通常 3～5 営業日'],
  ] as const)(
    'of a late step says in %s since when, until when, whose it is and how long it takes',
    (language, said) => {
      const late = row(todo(ALL, language), 'verification');
      expect(late?.getAttribute('data-state')).toBe('overdue');
      expect(late?.querySelector('summary .soft')?.textContent).toBe(said);
    },
  );

  test.each([
    ['en', 'Waiting for the distributor · since Nov 20, 2026 · Anyone'],
    ['ja', 'ディストリビューターの対応待ち · 2026/11/20 から · 担当者（誰でも可）'],
  ] as const)('of a step that waits says in %s for whom', (language, said) => {
    const waits = row(todo(ALL, language), 'distributor-invitation');
    expect(waits?.getAttribute('data-state')).toBe('waiting');
    expect(waits?.querySelector('summary .soft')?.textContent).toBe(said);
  });

  test('names the people who have the role', () => {
    expect(row(todo(ALL, 'en', [YAMADA]), 'verification')?.textContent).toContain('山田太郎 (Primary contact)');
    expect(row(todo(ALL, 'en', [YAMADA]), 'join')?.textContent).not.toContain('山田太郎');
  });

  test('tells the fact that says so, and nothing where none does', () => {
    const told = (step: string) => [...(row(todo(ALL), step)?.querySelectorAll('p.soft:not(.where)') ?? [])];
    expect(told('verification').map(({ textContent }) => textContent)).toEqual([
      'Verification status: Pending (portal, Nov 2, 2026)',
    ]);
    expect(told('join')).toEqual([]);
  });
});

test('has no barriers', async () => {
  todo(ALL);
  expect(await barriers()).toEqual([]);
  todo(NOTHING);
  expect(await barriers()).toEqual([]);
});
