import { parseArgs } from 'node:util';
import { ATTACKS } from '../test/attack/index.ts';
import { type Figures, runAttack } from '../test/attack/lib/run.ts';
import { build } from './lib/build.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, only: { type: 'string' } },
});

/** The table that ends every run. */
function table(all: readonly Figures[]): string {
  const rows = [
    ['attack', 'threats', 'tried', 'got through', 'crashes', 'seconds'],
    ...all.map(({ attack, threat, tried, gotThrough, crashes, seconds }) => [
      attack,
      threat,
      String(tried),
      String(gotThrough.length),
      String(crashes.length),
      seconds.toFixed(1),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

const chosen = ATTACKS.filter(({ name }) => values.only === undefined || name.includes(values.only));
const all: Figures[] = [];
// What is attacked in a browser is what is shipped, as it is now.
await build();
for (const attack of chosen) {
  const figures = await runAttack(attack, values.quick ? attack.quick : attack.cases);
  all.push(figures);
  if (values.json) {
    const { threat, tried, gotThrough, crashes } = figures;
    const line = { attack: figures.attack, threat, tried, got_through: gotThrough.length, crashes: crashes.length };
    console.log(JSON.stringify(line));
  } else if (process.stderr.isTTY) console.error(`${figures.attack} (${figures.seconds.toFixed(1)} s)`);
  for (const what of [...figures.gotThrough, ...figures.crashes].slice(0, 5)) console.error(`  ${what}`);
}
// Lines for machines stay alone on their stream.
(values.json ? console.error : console.log)(table(all));
if (all.length === 0) console.error(`There is no attack whose name contains ${values.only}.`);
process.exitCode = all.length > 0 && all.every((it) => it.gotThrough.length + it.crashes.length === 0) ? 0 : 1;
