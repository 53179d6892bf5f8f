import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Step, runLanes } from './lib/step.ts';

const { values } = parseArgs({ options: { histories: { type: 'string' }, seed: { type: 'string' } } });
const histories = Number(values.histories ?? 10_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const lanes = Math.max(1, Math.min(histories, cpus().length));

console.log(
  `${histories} random histories, seed ${seed}; again: npm run test:sync -- --histories ${histories} --seed ${seed}`,
);
const campaign = (name: string, file: string, lane: number, share: number): Step => ({
  name: `${name} from seed ${seed + lane} tests`,
  command: ['vitest', 'run', '--project', 'unit', `test/shared/client/${file}.test.ts`],
  environment: { SEED: String(seed + lane), HISTORIES: String(Math.ceil(histories / share / lanes)) },
});
const outcomes = await runLanes(
  Array.from({ length: lanes }, (_, lane) => [
    campaign('histories', 'model', lane, 1),
    // A backup put back opens databases anew: one such history takes as long as fifty others.
    campaign('histories with backups', 'restore', lane, 50),
  ]),
);
process.exitCode = outcomes.every(({ isGood }) => isGood) ? 0 : 1;
