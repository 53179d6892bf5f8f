import { expect, test } from 'vitest';
import { dateOf } from '../../../shared/pages/date-of.ts';

const LANGUAGES = ['en', 'ja', 'de', 'fr', 'es', 'pt-br', 'ko', 'zh-tw'];

test.each(
  LANGUAGES.flatMap((language) =>
    (['short', 'medium', 'long', 'full'] as const).map((style) => [language, style] as const),
  ),
)('a date in %s is read as it is written there: %s', (language, style) => {
  const format = new Intl.DateTimeFormat(language, { dateStyle: style, timeZone: 'UTC' });
  for (const date of ['2026-11-05', '2026-05-25', '2027-03-31']) {
    const text = format.format(new Date(date));
    // Two digits could be any century's: such a date is not guessed.
    expect([text, dateOf(text, language)]).toEqual([text, /20\d\d/.test(text) ? date : null]);
  }
});

test.each([
  ['２０２６／１１／２２', 'ja', '2026-11-22'],
  ['11/22/2026', 'en', '2026-11-22'],
  ['22/11/2026', 'fr', '2026-11-22'],
  ['22/11/2026', 'en', null],
  ['2026-02-30', 'en', null],
  ['Pending', 'en', null],
  ['', 'en', null],
])('%j in %s is %s', (text, language, date) => {
  expect(dateOf(text, language)).toBe(date);
});
