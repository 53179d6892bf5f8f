/**
 * A table as text. The last cell of a row shorter than others may be as long as it likes.
 *
 * @param words - how many columns hold words; those after them hold figures, and end in line
 */
export function table(rows: readonly (readonly string[])[], words: number): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row.length < columns && column >= row.length - 1 ? 0 : (row[column]?.length ?? 0)))),
  );
  const pad = (cell: string, column: number) =>
    column < words ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
