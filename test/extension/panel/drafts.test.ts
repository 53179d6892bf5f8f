import { expect, test } from 'vitest';
import { type Drafts, answer, edit, forget, hold, release, settle } from '../../../extension/panel/drafts.ts';

const PATH = 'company.city';
const held = hold({}, PATH, '港区', 7);
const typed = edit(held, PATH, '港区三田', 9);
const saved = answer(typed, PATH, '港区三田', null);
const typedOn = edit(saved, PATH, '港区三田2', 9);

test.each<[string, Drafts, Drafts]>([
  ['an input that was only visited goes back to the dossier', release(held, PATH), {}],
  ['an input that was changed does not', release(typed, PATH), typed],
  [
    'coming back to a refused value keeps it',
    hold(answer(typed, PATH, '港区三田', 'too-long'), PATH, '港区', 9),
    answer(typed, PATH, '港区三田', 'too-long'),
  ],
  ['a taken value is shown until the dossier shows it', settle(saved, () => '港区三田'), {}],
  ['a dossier read before the value was taken does not bring the old one back', settle(saved, () => '港区'), saved],
  ['a value that the dossier writes in another way is not waited for', forget(saved, PATH, '港区三田'), {}],
  ['a value that was typed meanwhile is', forget(typedOn, PATH, '港区三田'), typedOn],
  [
    'coming back to a value that was just saved finds it, whatever the dossier still shows',
    edit(hold(saved, PATH, '港区', 9), PATH, '港区三田1', 9),
    { [PATH]: { value: '港区三田1', base: '港区三田', seen: 9, error: null, isSaved: false } },
  ],
  ['a value that is still being saved is kept', settle(typed, () => '港区三田'), typed],
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
