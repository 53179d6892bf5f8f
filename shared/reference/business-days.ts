import { HOLIDAYS, HOLIDAY_YEARS, WEEKENDS } from './holidays.ts';

const ORDINARY = '67';
const DAY_MS = 86_400_000;
/** More days than this are no duration anyone states; it keeps a wrong date from taking for ever. */
const MOST_DAYS = 2_000;

/**
 * Whether people work on a day: no weekend and no public or bank holiday of that country.
 *
 * @param day - `YYYY-MM-DD`, @param country - ISO 3166; null for weekends alone
 */
export function isBusinessDay(day: string, country: string | null): boolean {
  const at = new Date(`${day}T00:00Z`).getUTCDay();
  const weekend = (country === null ? undefined : WEEKENDS[country]) ?? ORDINARY;
  return (
    !weekend.includes(String(at === 0 ? 7 : at)) && !holidaysOf(day, country).includes(day.slice(5).replace('-', ''))
  );
}

/** The day so many business days after another; the day itself for none. */
export function addBusinessDays(day: string, days: number, country: string | null): string {
  let at = day;
  for (let left = Math.min(days, MOST_DAYS); left > 0;) {
    at = next(at);
    if (isBusinessDay(at, country)) left -= 1;
  }
  return at;
}

/** How many business days have gone from one day to another: those after the first, up to and with the second. */
export function businessDaysBetween(from: string, to: string, country: string | null): number {
  let count = 0;
  let at = from;
  for (let left = MOST_DAYS; at < to && left > 0; left--) {
    at = next(at);
    if (isBusinessDay(at, country)) count += 1;
  }
  return count;
}

/** Whether the holidays of a country are known for a day; where they are not, only weekends count. */
export function knowsHolidays(day: string, country: string | null): boolean {
  const year = Number(day.slice(0, 4));
  return (
    country !== null && HOLIDAYS[country] !== undefined && year >= HOLIDAY_YEARS.first && year <= HOLIDAY_YEARS.last
  );
}

function holidaysOf(day: string, country: string | null): readonly string[] {
  if (country === null || !knowsHolidays(day, country)) return [];
  const days = HOLIDAYS[country]?.split(' ')[Number(day.slice(0, 4)) - HOLIDAY_YEARS.first] ?? '';
  return days.match(/\d{4}/g) ?? [];
}

function next(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
