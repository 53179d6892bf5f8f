import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { now } from './clock.ts';
import type { Target } from './target.ts';

/** A target's server as a process of its own. */
export interface Server {
  readonly pid: number;
  /** When its process was asked for, by clock.ts. */
  readonly startedAt: number;
  /** Resident memory in MB, as the kernel counts it. */
  memory(): number;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  kill(): Promise<void>;
}

/**
 * Starts a target's server and waits until it says that it listens.
 *
 * @throws Error with what it said, when it ends instead
 */
export async function startServer({ id, server }: Target, data: string, port: number): Promise<Server | null> {
  if (server === null) return null;
  const startedAt = now();
  const child = spawn(process.execPath, server.arguments(data, port), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...server.environment?.(data, port) },
  });
  const killChild = () => void child.kill('SIGKILL');
  process.once('exit', killChild);
  let text = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => process.off('exit', killChild));
  const isUp = new Promise<boolean>((resolve) => {
    const look = (chunk: unknown) => {
      text = `${text}${String(chunk)}`.slice(-4_000);
      if (server.isUp.test(text)) resolve(true);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void ended.then(() => resolve(false));
  });
  const { pid } = child;
  if (!(await isUp) || pid === undefined) throw new Error(`The server of ${id} did not start: ${text.trim()}`);
  return {
    pid,
    startedAt,
    ended,
    memory() {
      const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return Number(kilobytes) / 1024;
    },
    async kill() {
      killChild();
      await ended;
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
