import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  businessDaysBetween,
  isBusinessDay,
  knowsHolidays,
} from '../../../shared/reference/business-days.ts';

test.each([
  ['2026-05-04', 'JP', false, 'Greenery Day'],
  ['2026-05-06', 'JP', false, 'the substitute for Constitution Day'],
  ['2026-05-07', 'JP', true, 'after the holidays of May'],
  ['2026-12-31', 'JP', false, 'a bank holiday'],
  ['2026-11-26', 'US', false, 'Thanksgiving'],
  ['2026-11-26', 'JP', true, 'Thanksgiving elsewhere'],
  ['2026-10-03', 'DE', false, 'German Unity, a Saturday'],
  ['2026-11-27', 'SA', false, 'a Friday where it is of the weekend'],
  ['2026-11-29', 'SA', true, 'a Sunday where people work'],
  ['2026-11-29', null, false, 'a Sunday'],
  ['2026-05-04', null, true, 'no country, no holidays'],
  ['2040-01-01', 'JP', false, 'a Sunday of a year that is not known'],
])('%s in %s is a business day: %s (%s)', (day, country, is, _why) => {
  expect(isBusinessDay(day, country)).toBe(is);
});

describe('counting', () => {
  test.each([
    ['2026-11-20', 5, null, '2026-11-27'],
    ['2026-11-20', 5, 'JP', '2026-11-30'],
    ['2026-11-21', 0, 'JP', '2026-11-21'],
    ['2026-11-21', 1, null, '2026-11-23'],
    ['2026-04-28', 3, 'JP', '2026-05-07'],
  ])('%s and %i days in %s is %s', (from, days, country, to) => {
    expect(addBusinessDays(from, days, country)).toBe(to);
    expect(businessDaysBetween(from, to, country)).toBe(days);
  });

  test('no time has gone from a later day to an earlier one', () => {
    expect(businessDaysBetween('2026-11-25', '2026-11-20', 'JP')).toBe(0);
  });
});

test.each([
  ['2026-01-01', 'JP', true],
  ['2032-01-01', 'JP', false],
  ['2026-01-01', null, false],
  ['2026-01-01', 'AQ', false],
])('holidays on %s in %s are known: %s', (day, country, is) => {
  expect(knowsHolidays(day, country)).toBe(is);
});
