// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { Milestone } from '../../../extension/ui/milestone.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import type { Forecast } from '../../../shared/checklist/forecast.ts';
import { barriers, draw } from './screen.ts';

const OPEN: Forecast = {
  isReached: false,
  path: ['verification', 'agreement'],
  least: '2026-11-27',
  most: '2026-12-01',
  unstated: ['agreement'],
  knowsHolidays: true,
};

function milestone(given: Partial<Forecast> = {}, language: 'en' | 'ja' = 'en'): HTMLElement {
  return draw(
    <>
      <h1>Countersign</h1>
      <Milestone forecast={{ ...OPEN, ...given }} text={textIn(language)} />
    </>,
  );
}

beforeEach(() => document.body.replaceChildren());

test.each([
  ['en', 'You can transact: verified, agreed and linked with a distributor.'],
  ['ja', '取引を始められます。審査、契約、ディストリビューターとのリンクがそろいました。'],
] as const)('once reached it is said in %s, without any day', (language, said) => {
  const root = milestone({ isReached: true, path: [] }, language);
  expect(root.querySelector('[data-milestone=reached]')?.textContent).toBe(said);
  expect(root.querySelector('[data-milestone=open]')).toBeNull();
});

test.each([
  ['en', 'You can transact, as expected: Nov 27, 2026 to Dec 1, 2026'],
  ['ja', '取引開始の見込み: 2026/11/27 ～ 2026/12/01'],
] as const)('until then the first and the last day stand there in %s', (language, said) => {
  const root = milestone({}, language);
  expect(root.querySelector('summary')?.textContent).toBe(said);
  expect(root.querySelector('[data-milestone=reached]')).toBeNull();
});

test('a range of one day is that day', () => {
  expect(milestone({ most: OPEN.least }).querySelector('summary strong')?.textContent).toBe('Nov 27, 2026');
});

test.each([
  ['en', ' (counted)'],
  ['ja', ' (日数に含む)'],
] as const)('the path names its steps in %s, and which of them are in the days', (language, counted) => {
  const text = textIn(language);
  const steps = [...milestone({}, language).querySelectorAll('.path li')].map(({ textContent }) => textContent);
  expect(steps).toEqual([`${text('step.verification')}${counted}`, text('step.agreement')]);
});

test.each([
  ['en', 'Public holidays of this country are not known here'],
  ['ja', '祝日の情報がない'],
] as const)('where holidays are not known it says so in %s, and only there', (language, said) => {
  expect(milestone({ knowsHolidays: false }, language).textContent).toContain(said);
  expect(milestone({}, language).textContent).not.toContain(said);
});

test('has no barriers', async () => {
  milestone();
  expect(await barriers()).toEqual([]);
  milestone({ isReached: true });
  expect(await barriers()).toEqual([]);
});
