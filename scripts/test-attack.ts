import { parseArgs } from 'node:util';
import { ATTACKS } from '../test/attack/index.ts';
import { report } from '../test/attack/lib/report.ts';
import { runAttack } from '../test/attack/lib/run.ts';
import { build } from './lib/build.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, only: { type: 'string' } },
});

const chosen = ATTACKS.filter(({ name }) => values.only === undefined || name.includes(values.only));
const table = report();
let isGood = chosen.length > 0;
// What is attacked in a browser is what is shipped, as it is now.
await build();
for (const attack of chosen) {
  const lack = attack.lacks?.() ?? null;
  if (lack !== null) {
    table.addUntried(attack, lack);
    continue;
  }
  const figures = await runAttack(attack, values.quick ? attack.quick : attack.cases);
  const { threat, tried, gotThrough, crashes } = figures;
  table.add(figures);
  isGood &&= gotThrough.length + crashes.length === 0;
  if (values.json) {
    const line = { attack: figures.attack, threat, tried, got_through: gotThrough.length, crashes: crashes.length };
    console.log(JSON.stringify(line));
  } else if (process.stderr.isTTY) console.error(`${figures.attack} (${figures.seconds.toFixed(1)} s)`);
  for (const what of [...gotThrough, ...crashes].slice(0, 5)) console.error(`  ${what}`);
}
// Lines for machines stay alone on their stream.
(values.json ? console.error : console.log)(table.text());
if (chosen.length === 0) console.error(`There is no attack whose name contains ${values.only}.`);
process.exitCode = isGood ? 0 : 1;
