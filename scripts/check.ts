import { CHECKS } from './lib/checks.ts';
import { runLanes } from './lib/step.ts';

const outcomes = await runLanes(CHECKS);
process.exitCode = outcomes.every(({ isGood }) => isGood) ? 0 : 1;
