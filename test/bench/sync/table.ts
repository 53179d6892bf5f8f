import type { Row } from './judge.ts';

/** The rows as a table for people: one line a work, one column a target. */
export function tableOf(rows: readonly Row[], targets: readonly string[]): string {
  const works = [...new Set(rows.map(({ work }) => work))];
  const shown = targets.filter((id) => rows.some(({ target }) => target === id));
  const find = (work: string, target: string) => rows.find((row) => row.work === work && row.target === target);
  const lines = [
    ['work', 'unit', ...shown, 'ratio', 'bound', ''],
    ...works.map((work) => {
      const own = find(work, 'countersign');
      const cells = shown.map((target) => figure(find(work, target)?.value));
      const verdict = own?.holds === true ? 'holds' : own?.holds === false ? 'MISSED' : '';
      const unit = rows.find((row) => row.work === work)?.unit ?? '';
      return [work, unit].concat(cells, [figure(own?.ratio), figure(own?.bound, '<= '), verdict]);
    }),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) => line.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))))
    .map((line) => line.join('  ').trimEnd())
    .join('\n');
}

/** A number with about three digits that count; nothing where there is none. */
export function figure(value: number | null | undefined, before = ''): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${before}${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
