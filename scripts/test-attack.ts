import { parseArgs } from 'node:util';
import { ATTACKS, BROWSER_ATTACKS } from '../test/attack/index.ts';
import type { Attack } from '../test/attack/lib/attack.ts';
import { report } from '../test/attack/lib/report.ts';
import { runAttack } from '../test/attack/lib/run.ts';
import { copyOfProject } from '../test/attack/weakened/run.ts';
import { build } from './lib/build.ts';
import { table } from './lib/table.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    quick: { type: 'boolean' },
    weakened: { type: 'boolean' },
    only: { type: 'string' },
    part: { type: 'string' },
  },
});

/** Runs attacks on the product as it is. @returns whether all held */
async function attackAll(chosen: readonly Attack[]): Promise<boolean> {
  const figures = report();
  let isGood = true;
  // What is attacked in a browser is what is shipped, as it is now.
  if (chosen.some((attack) => BROWSER_ATTACKS.includes(attack))) await build();
  for (const attack of chosen) {
    const lack = attack.lacks?.() ?? null;
    if (lack !== null) {
      figures.addUntried(attack, lack);
      continue;
    }
    const it = await runAttack(attack, values.quick ? attack.quick : attack.cases);
    const { threat, tried, gotThrough, crashes, seconds } = it;
    figures.add(it);
    isGood &&= gotThrough.length + crashes.length === 0;
    if (values.json) {
      const line = { attack: it.attack, threat, tried, got_through: gotThrough.length, crashes: crashes.length };
      console.log(JSON.stringify(line));
    } else console.error(`${it.attack} (${seconds.toFixed(1)} s)`);
    for (const what of [...gotThrough, ...crashes].slice(0, 5)) console.error(`  ${attack.name}: ${what}`);
  }
  // Lines for machines stay alone on their stream.
  (values.json ? console.error : console.log)(figures.text());
  return isGood;
}

/** Runs each attack on a copy without the check that it tries. @returns whether each failed, as it must */
async function weakenAll(chosen: readonly Attack[]): Promise<boolean> {
  const rows = [['attack', 'without its check', 'got through']];
  let isGood = true;
  const copy = copyOfProject();
  try {
    for (const attack of chosen) {
      const all = await copy.show(attack);
      if (all.length === 0) rows.push([attack.name, '', 'not shown']);
      for (const { removed, gotThrough, isShown } of all) {
        rows.push([attack.name, removed, `${isShown ? '' : 'IT HOLDS: '}${gotThrough}`]);
        isGood &&= isShown;
        console.error(rows.at(-1)?.join(' | '));
      }
    }
  } finally {
    copy.clear();
  }
  console.log(table(rows, 3));
  return isGood;
}

const { only, part } = values;
const exact = ATTACKS.filter(({ name }) => name === only);
const named = exact.length > 0 ? exact : ATTACKS.filter(({ name }) => only === undefined || name.includes(only));
const chosen = named.filter((it) => part === undefined || (part === 'browser') === BROWSER_ATTACKS.includes(it));
if (chosen.length === 0) console.error(`There is no attack whose name contains ${only}.`);
const isGood = chosen.length > 0 && (await (values.weakened ? weakenAll(chosen) : attackAll(chosen)));
process.exitCode = isGood ? 0 : 1;
