import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from '../e2e/world.ts';
import { MAIN } from './main.ts';

/** A daemon on a port and a folder of its own. */
export interface TestDaemon {
  readonly process: ChildProcess;
  readonly port: number;
  readonly data: string;
  readonly code: string | null;
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** What remembers what to do when a test, or a file, is done. */
type AtEnd = (cleanUp: () => void | Promise<void>) => void;

/** A folder that is gone after the test. */
export function temporaryFolder(atEnd: AtEnd = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a command to its end. */
export async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, output };
}

/** Starts a daemon; it is ended when the test is. */
export async function startTestDaemon(
  given: string | null = null,
  port = 0,
  atEnd: AtEnd = onTestFinished,
  args: readonly string[] = [],
): Promise<TestDaemon> {
  const data = given ?? join(temporaryFolder(atEnd), 'data');
  const at = port === 0 ? await freePort() : port;
  const child = spawn(process.execPath, [MAIN, 'start', '--data', data, '--port', String(at), '--pair', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  atEnd(async () => void (await end('SIGKILL')));
  const isUp = await Promise.race([
    new Promise<boolean>((up) => child.stdout.on('data', () => output.includes('Pairing code') && up(true))),
    ended.then(() => false),
  ]);
  if (!isUp) throw new Error(output);
  return { process: child, port: at, data, code: /: ([0-9A-Z-]{19})/.exec(output)?.[1] ?? null, end };
}
