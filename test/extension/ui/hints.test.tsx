// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { Hints } from '../../../extension/ui/hints.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import { HINTS } from '../../../shared/pages/hints.ts';
import { LANGUAGES } from '../../../shared/locales/index.ts';
import { barriers, draw } from './screen.ts';

const hints = (given: Parameters<typeof Hints>[0]['hints'], language: 'en' | 'ja' = 'en') =>
  draw(
    <>
      <h1>Countersign</h1>
      <Hints hints={given} text={textIn(language)} />
    </>,
  );

beforeEach(() => document.body.replaceChildren());

test.each([
  [
    'en',
    'The portal shows no sign that this company is enrolled in CSP.',
    /^A membership of the partner program alone is not an enrollment in CSP\./,
  ],
  [
    'ja',
    'このポータルの表示を見る限り、会社はまだ CSP に登録されていません。',
    /^パートナー プログラムのメンバーシップだけでは/,
  ],
] as const)('a hint says in %s what the page tells, and then what to do', (language, what, todo) => {
  const root = hints(['not-in-csp'], language);
  for (const card of root.querySelectorAll('.term-card')) card.remove();
  const [said, doing] = root.querySelectorAll('[data-hint=not-in-csp] p');
  expect(said?.textContent).toBe(what);
  expect(doing?.querySelector('strong')?.textContent).toMatch(todo);
});

test.each(LANGUAGES.map((language) => [language]))('every hint has both its texts in %s, not its id', (language) => {
  const root = hints(HINTS, language);
  for (const hint of HINTS) {
    const parts = [...root.querySelectorAll(`[data-hint=${hint}] p`)].map(({ textContent }) => textContent);
    expect(parts).toHaveLength(2);
    expect(parts.filter((part) => part === hint || part === '')).toEqual([]);
  }
});

test('no hint is nothing at all', () => {
  expect(hints([]).textContent).toBe('Countersign');
});

test('has no barriers', async () => {
  hints(HINTS);
  expect(await barriers()).toEqual([]);
});
