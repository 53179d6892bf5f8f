import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../../../daemon/control.ts';
import { longKeyOf, newPairing } from '../../../daemon/pairings.ts';
import { pathsIn } from '../../../daemon/paths.ts';
import type { ClientPairing } from '../../../shared/client/connect.ts';
import { CLI_ORIGIN } from '../../../shared/protocol/address.ts';
import { connectKeys } from '../../../shared/protocol/cs1.ts';
import { MAIN } from '../../daemon/main.ts';

const QUIET_ORIGIN = 'moz-extension://11111111-2222-4333-8444-555555555555';
const METERED = ['--expose-gc', '--import', new URL('meter.ts', import.meta.url).href];

/** A daemon's memory in bytes, after a collection. */
export interface Memory {
  /** What the process has of the machine, with what its allocators keep for later. */
  readonly resident: number;
  /** What its objects and buffers take. */
  readonly held: number;
}

/** A real daemon under attack. */
export interface Target {
  readonly port: number;
  readonly data: string;
  readonly process: ChildProcess;
  /** Browsers it is paired with, of origin {@link CLI_ORIGIN}. Its key file held them when it started. */
  readonly pairings: readonly ClientPairing[];
  /** What it has written: standard output, and log lines. */
  output(): string;
  errors(): string;
  /** Opens a pairing window. @returns the code */
  pair(): Promise<string>;
  memory(): Promise<Memory>;
  /** Ends it as its user does. @returns its exit code */
  end(): Promise<number | null>;
}

/** Where an attack gets its targets; keeps count of those that fell. */
export interface Lab {
  daemon(pairings?: number): Promise<Target>;
  folder(): string;
  atEnd(cleanUp: () => unknown): void;
}

/** A lab, and how to leave it. */
export interface OpenLab extends Lab {
  /** Ends all targets. @returns how many had crashed, and what they said */
  close(): Promise<readonly string[]>;
}

/** Opens a lab for one attack. */
export function openLab(): OpenLab {
  const cleanUps: (() => unknown)[] = [];
  const crashes: string[] = [];
  const onRejection = (problem: unknown) => void crashes.push(`unhandled in the client: ${String(problem)}`);
  process.on('unhandledRejection', onRejection);
  const atEnd = (cleanUp: () => unknown) => void cleanUps.push(cleanUp);
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'countersign-attack-'));
    atEnd(() => rmSync(made, { recursive: true, force: true }));
    return made;
  };
  return {
    atEnd,
    folder,
    async daemon(count = 1) {
      const target = await startTarget(folder(), count);
      atEnd(async () => {
        const { exitCode, signalCode } = target.process;
        const said = target
          .errors()
          .split('\n')
          .find((line) => /^\s+at |Unhandled|session-failed/.test(line));
        if (exitCode !== null && exitCode !== 0) crashes.push(`ended with ${exitCode}: ${target.errors().slice(-500)}`);
        else if (signalCode !== null) crashes.push(`ended by ${signalCode}`);
        else if (said !== undefined) crashes.push(said);
        await target.end();
      });
      return target;
    },
    async close() {
      for (const cleanUp of cleanUps.toReversed()) await cleanUp();
      process.off('unhandledRejection', onRejection);
      return crashes;
    },
  };
}

async function startTarget(folder: string, count: number): Promise<Target> {
  const data = join(folder, 'data');
  const paths = pathsIn(data);
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const rows = Array.from({ length: count }, (_, at) =>
    newPairing(random(16), random(32), CLI_ORIGIN, `Browser ${at}`, new Date()),
  );
  mkdirSync(data, { mode: 0o700 });
  // A browser that nobody attacks as: where one is paired, no code is shown at the start.
  const quiet = newPairing(random(16), random(32), QUIET_ORIGIN, 'Quiet', new Date());
  const all = count === 0 ? [] : [...rows, quiet];
  writeFileSync(paths.pairing, JSON.stringify({ version: 1, pairings: all }), { mode: 0o600 });
  const pairings = await Promise.all(
    rows.map(async (row) => ({ kid: row.kid, keys: await connectKeys(crypto.subtle, longKeyOf(row)) })),
  );
  const port = await freePort();
  const args = [...METERED, MAIN, 'start', '--data', data, '--port', String(port), '--log'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const isUp = await Promise.race([
    new Promise<boolean>((up) => child.stdout?.on('data', () => output.includes('Data folder') && up(true))),
    ended.then(() => false),
  ]);
  if (!isUp) throw new Error(errors);
  return {
    port,
    data,
    process: child,
    pairings,
    output: () => output,
    errors: () => errors,
    pair: async () => String((await ask(paths.control, { verb: 'pair' }))?.['code']),
    memory: async () => {
      const answer = once(child, 'message');
      child.send('memory');
      return (await answer)[0] as Memory;
    },
    async end() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      return ended;
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((ready) => server.close(ready));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
