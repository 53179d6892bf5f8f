/**
 * A date as pages write it, as `YYYY-MM-DD`: 2026-11-22, 2026/11/22, 2026年11月22日, 11/22/2026, 22.11.2026, November 22,
 * 2026, 22 nov. 2026. Null for what is none.
 */
export function dateOf(raw: string, language: string): string | null {
  const text = raw.normalize('NFKC').toLowerCase();
  const yearFirst = /(\d{4})[-/.年년]\s*(\d{1,2})[-/.月월]\s*(\d{1,2})/.exec(text);
  if (yearFirst !== null) return iso(yearFirst[1], yearFirst[2], yearFirst[3]);
  const numbers = /(\d{1,2})([./-])(\d{1,2})\2(\d{4})/.exec(text);
  // Only English pages, which are American ones, put the month first.
  const isMonthFirst = numbers?.[2] === '/' && /^en(-us)?$/.test(language);
  if (numbers !== null && isMonthFirst) return iso(numbers[4], numbers[1], numbers[3]);
  if (numbers !== null) return iso(numbers[4], numbers[3], numbers[1]);
  const year = /\d{4}/.exec(text)?.[0];
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  const month = monthIn(text, language) ?? monthIn(text, 'en');
  return month === null ? null : iso(year, String(month), day);
}

/** The month whose name, or the beginning of it that the language uses, is in a text. */
function monthIn(text: string, language: string): number | null {
  const words = text.split(/[^\p{L}\p{M}]+/u);
  for (let month = 1; month <= 12; month++) {
    const day = Date.UTC(2026, month - 1, 15);
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' });
      const name = format.formatToParts(day).find(({ type }) => type === 'month')?.value;
      if (name !== undefined && words.includes(name.toLowerCase().replace(/\.$/, ''))) return month;
    }
  }
  return null;
}

/** Null where it is no day of the calendar. */
function iso(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null;
}
