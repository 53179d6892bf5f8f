import { expect, test } from 'vitest';
import { type Drafts, answer, edit, hold, release, settle } from '../../../extension/panel/drafts.ts';

const PATH = 'company.city';
const held = hold({}, PATH, '港区', 7);
const typed = edit(held, PATH, '港区三田', 9);

test.each<[string, Drafts, Drafts]>([
  ['an input that was only visited goes back to the dossier', release(held, PATH), {}],
  ['an input that was changed does not', release(typed, PATH), typed],
  [
    'coming back to a refused value keeps it',
    hold(answer(typed, PATH, '港区三田', 'too-long'), PATH, '港区', 9),
    answer(typed, PATH, '港区三田', 'too-long'),
  ],
  ['a taken value is shown until the dossier shows it', settle(answer(typed, PATH, '港区三田', null)), {}],
  ['a value that is still being saved is kept', settle(typed), typed],
  ['an answer to an older text leaves the newer one alone', answer(typed, PATH, '港', null), typed],
])('%s', (_name, drafts, expected) => {
  expect(drafts).toEqual(expected);
});

test('typing on after an error keeps the error until the value is tried again', () => {
  const refused = answer(typed, PATH, '港区三田', 'too-long');
  expect(edit(refused, PATH, '港区三', 9)[PATH]?.error).toBe('too-long');
});

test('what came after the user had come to the input, they have not seen', () => {
  expect(typed[PATH]?.seen).toBe(7);
});
