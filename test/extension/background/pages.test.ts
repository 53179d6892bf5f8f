import { expect, test } from 'vitest';
import { type Pages, pages } from '../../../extension/background/pages.ts';
import { pageState } from '../page-state.ts';

type Act = readonly ['shown' | 'seen' | 'gone', number];

const state = (tab: number, url = '') => pageState({ tab, url });

function after(acts: readonly Act[]): Pages {
  const known = pages();
  for (const [act, tab] of acts) {
    if (act === 'shown') known.shown(state(tab));
    else known[act](tab);
  }
  return known;
}

test.each<[string, readonly Act[], number | null]>([
  ['no page', [], null],
  ['the one page', [['shown', 1]], 1],
  [
    'the page opened last',
    [
      ['shown', 1],
      ['shown', 2],
    ],
    2,
  ],
  [
    'the page looked at last',
    [
      ['shown', 1],
      ['shown', 2],
      ['seen', 1],
    ],
    1,
  ],
  [
    'not a page in the back that changes',
    [
      ['shown', 1],
      ['shown', 2],
      ['shown', 1],
    ],
    2,
  ],
  [
    'the one before, when it is closed',
    [
      ['shown', 1],
      ['shown', 2],
      ['shown', 3],
      ['seen', 1],
      ['gone', 1],
    ],
    3,
  ],
  [
    'no page, when all are closed',
    [
      ['shown', 1],
      ['gone', 1],
    ],
    null,
  ],
  [
    'not a tab that has shown nothing',
    [
      ['shown', 1],
      ['seen', 2],
    ],
    1,
  ],
  [
    'a tab that was in front before it showed anything',
    [
      ['seen', 2],
      ['shown', 1],
      ['shown', 2],
    ],
    2,
  ],
])('in front is %s', (_name, acts, tab) => {
  expect(after(acts).front()?.tab ?? null).toBe(tab);
});

test('a tab is what it showed last, until it is gone', () => {
  const known = pages();
  known.shown(state(1, 'first'));
  known.shown(state(1, 'second'));
  expect(known.of(1)?.url).toBe('second');
  known.gone(1);
  expect(known.of(1)).toBeNull();
});
