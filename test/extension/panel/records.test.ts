import { expect, test } from 'vitest';
import { recordOrder } from '../../../extension/panel/records.ts';
import { fact } from '../ui/facts.ts';

const number = (record: string, day: string, value: string | null = '1') =>
  fact(`partnerId:${record}.number`, value, { at: `2026-11-${day}T00:00:00.000Z` });

test.each([
  ['records come in the order of their first value', [], [number('b', '02'), number('a', '03')], [], ['b', 'a']],
  ['what is shown stays in its place', ['a', 'b'], [number('b', '02'), number('a', '03')], [], ['a', 'b']],
  ['what was added and is empty comes last', [], [number('a', '03')], ['n'], ['a', 'n']],
  [
    'an added one keeps its place when it gets a value',
    ['a', 'n'],
    [number('n', '01'), number('a', '03')],
    ['n'],
    ['a', 'n'],
  ],
  ['a removed one goes', ['a', 'b'], [number('a', '03', null), number('b', '04')], [], ['b']],
])('%s', (_name, shown, facts, added, expected) => {
  expect(recordOrder('partnerId', shown, facts, added)).toEqual(expected);
});
