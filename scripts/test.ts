import { CHECKS } from './lib/checks.ts';
import { installPackages } from './lib/debian.ts';
import { type Outcome, type Step, counts, runLanes, runStep } from './lib/step.ts';

/** `web-ext lint` on the built package: no error, notice or warning. */
const LINT = {
  name: 'web-ext lint',
  command: ['web-ext', 'lint', '--source-dir', 'dist/firefox', '--warnings-as-errors'],
};

/** Tests of what is built. They run side by side, so none of them builds it anew. */
function vitest(project: string): Step {
  return {
    name: `${project} tests`,
    command: ['vitest', 'run', '--project', project],
    environment: { COUNTERSIGN_BUILT: 'yes' },
  };
}

/** Browsers in all that they do; the longest tests in one language each. */
const END_TO_END: Step = {
  ...vitest('e2e'),
  name: 'end-to-end tests (the long ones in one language a browser; the other: npm run test:languages)',
  environment: { COUNTERSIGN_BUILT: 'yes', COUNTERSIGN_LANGUAGES: 'first' },
};

/** Attacks with fewer cases, and the table of their figures. */
const ATTACKS: Step = { ...vitest('attack'), shows: /^attack +threats.*(\n.+)*/m };

function summary(outcomes: readonly Outcome[]): string {
  const tests = outcomes.map(({ output }) => counts(output));
  const passed = tests.reduce((sum, it) => sum + it.passed, 0);
  const failed = tests.reduce((sum, it) => sum + it.failed, 0);
  const others = outcomes.filter(({ name, isGood }) => !isGood && !name.includes('tests')).length;
  return `${passed} passed, ${failed + others} failed`;
}

const began = performance.now();
const missing = installPackages();
const outcomes: Outcome[] = [];
if (missing === null) {
  outcomes.push(...(await runLanes(CHECKS)));
  const built = await runStep({ name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] });
  outcomes.push(built);
  if (built.isGood) {
    outcomes.push(...(await runLanes([[vitest('daemon')], [LINT, vitest('team'), ATTACKS]])));
    // Browsers have the machine to themselves.
    outcomes.push(await runStep(END_TO_END));
  }
} else console.log(missing);
const isGood = missing === null && outcomes.every((outcome) => outcome.isGood);
console.log(`Whole time: ${((performance.now() - began) / 1000).toFixed(0)} s`);
console.log(missing === null ? summary(outcomes) : '0 passed, 1 failed');
process.exitCode = isGood ? 0 : 1;
