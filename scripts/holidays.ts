import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Holidays from 'date-holidays';

const [FIRST, LAST] = [2026, 2031];
const FILE = join(resolve(import.meta.dirname, '..'), 'shared/reference/holidays.ts');
const ORDINARY = '67';

/** The days of the week that are no working days in a country, Monday 1 to Sunday 7 (Unicode CLDR). */
function weekend(country: string): string {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getWeekInfo(): { readonly weekend: readonly number[] };
  };
  return locale.getWeekInfo().weekend.join('');
}

/** The public and bank holidays of a country's year that fall on working days, as `MMDD` one after the other. */
function holidays(country: string, year: number): string {
  const off = weekend(country);
  const days = new Set<string>();
  for (const { date, start, end, type } of new Holidays(country).getHolidays(year)) {
    if (type !== 'public' && type !== 'bank') continue;
    const length = Math.max(1, Math.round((end.valueOf() - start.valueOf()) / 86_400_000));
    for (let at = 0; at < length; at++) {
      const day = new Date(Date.parse(`${date.slice(0, 10)}T00:00Z`) + at * 86_400_000);
      const isOff = off.includes(String(day.getUTCDay() === 0 ? 7 : day.getUTCDay()));
      if (!isOff && day.getUTCFullYear() === year) days.add(day.toISOString().slice(5, 10).replace('-', ''));
    }
  }
  return [...days].toSorted().join('');
}

const countries = Object.keys(new Holidays().getCountries()).toSorted();
const years = Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at);
const lines = countries.map((country) => `  ${country}: '${years.map((year) => holidays(country, year)).join(' ')}',`);
const region = [...new Set([...countries, 'AE', 'SA', 'IL', 'EG', 'IN', 'NP', 'IR', 'AF'])].toSorted();
const weekends = region.flatMap((country) =>
  weekend(country) === ORDINARY ? [] : [`  ${country}: '${weekend(country)}',`],
);
writeFileSync(
  FILE,
  `/* Made by \`npm run holidays\`; not to be edited. Holidays: date-holidays (https://github.com/commenthol/date-holidays),
   whose data is under CC BY 3.0 (https://creativecommons.org/licenses/by/3.0/). Weekends: Unicode CLDR. */

/** The first year for which holidays are known, and the last. */
export const HOLIDAY_YEARS = { first: ${FIRST}, last: ${LAST} } as const;

/** Weekends that are not Saturday and Sunday: days of the week, Monday 1 to Sunday 7. */
export const WEEKENDS: Readonly<Record<string, string>> = {
${weekends.join('\n')}
};

/** Public and bank holidays on working days, by country: a word for each year, \`MMDD\` for each day. */
export const HOLIDAYS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`,
);
console.log(`${countries.length} countries, ${FIRST} to ${LAST}: ${FILE}`);
