import { parseArgs } from 'node:util';
import { CAMPAIGNS } from './campaigns.ts';
import { type Campaign, type Scale, randomFrom } from './campaign.ts';
import type { Count } from './count.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    kills: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const scale: Scale = { kills: Number(values.kills ?? 300), seconds: Number(values.seconds ?? 60) };

interface Row extends Count {
  readonly campaign: string;
  readonly faults: number;
  readonly seconds: number;
  readonly isGood: boolean;
}

async function runOne(campaign: Campaign): Promise<Row> {
  const began = performance.now();
  const cleanUps: (() => void | Promise<void>)[] = [];
  const random = randomFrom(seed);
  try {
    const found = await campaign.run({ scale, random, atEnd: (cleanUp) => void cleanUps.unshift(cleanUp) });
    const isClean = found.lost + found.doubled + found.gaps + found.broken === 0 && found.acknowledged > 0;
    const isGood = campaign.isExpectedToLose === true ? found.lost > 0 : isClean;
    return { campaign: campaign.name, ...found, seconds: (performance.now() - began) / 1_000, isGood };
  } finally {
    for (const cleanUp of cleanUps) await cleanUp();
  }
}

const HEADS = ['faults', 'acknowledged', 'lost', 'doubled', 'gaps', 'broken', 'seconds'] as const;
const print = (cells: readonly string[]) =>
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(50) : cell.padStart(13))).join(''));

console.log(`Seed ${seed}; again: npm run test:faults -- --seed ${seed}`);
if (values.json !== true) print(['campaign', ...HEADS]);
let isGood = true;
for (const campaign of CAMPAIGNS.filter(({ name }) => values.only === undefined || name.includes(values.only))) {
  try {
    const row = await runOne(campaign);
    isGood &&= row.isGood;
    if (values.json === true) console.log(JSON.stringify(row));
    else print([row.campaign, ...HEADS.map((head) => String(Math.round(row[head]))), row.isGood ? ' ok' : ' FAILED']);
  } catch (problem) {
    isGood = false;
    console.log(`${campaign.name} FAILED: ${problem instanceof Error ? problem.stack : String(problem)}`);
  }
}
process.exit(isGood ? 0 : 1);
