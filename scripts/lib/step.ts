import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** One check: a program of node_modules/.bin, or of the system, and its arguments. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** A part of its output that is shown also when it is good. */
  readonly shows?: RegExp;
}

/** How a step went. */
export interface Outcome {
  readonly name: string;
  readonly isGood: boolean;
  readonly output: string;
}

/** Runs one step and prints one line about it; its whole output only when it failed. */
export async function runStep({ name, command: [program = '', ...args], environment, shows }: Step): Promise<Outcome> {
  const began = performance.now();
  const bin = join(ROOT, 'node_modules', '.bin');
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const isGood = await new Promise<boolean>((done) => {
    child.once('error', (problem) => {
      output += String(problem);
      done(false);
    });
    child.once('close', (code) => done(code === 0));
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (!isGood) console.log(failuresFirst(output));
  const shown = shows?.exec(output)?.[0];
  if (shown !== undefined) console.log(shown);
  return { name, isGood, output };
}

/** Where only the beginning of a report is kept, what failed must be in it. */
function failuresFirst(output: string): string {
  const at = output.search(/^.*Failed (Tests|Suites)/m);
  return at < 0 ? output : `${output.slice(at)}\n${output.slice(0, at)}`;
}

/** Runs lanes of steps side by side; within a lane one after the other. */
export async function runLanes(lanes: readonly (readonly Step[])[]): Promise<readonly Outcome[]> {
  const outcomes = await Promise.all(
    lanes.map(async (lane) => {
      const done: Outcome[] = [];
      for (const step of lane) done.push(await runStep(step));
      return done;
    }),
  );
  return outcomes.flat();
}

/** The numbers of passed and failed tests in Vitest's report. */
export function counts(output: string): { readonly passed: number; readonly failed: number } {
  const line = /^\s*Tests\s+(.*)$/m.exec(output)?.[1] ?? '';
  const number = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') };
}
