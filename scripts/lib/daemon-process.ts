import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** A daemon that runs as a process of its own. */
export interface DaemonProcess {
  readonly process: ChildProcess;
  /** `127.0.0.1:47615` */
  readonly endpoint: string;
  readonly data: string;
  /** The pairing code it showed; null when a browser is paired already. */
  readonly code: string | null;
  /** Everything it has printed. */
  output(): string;
  /** Ends it and waits for that. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts the built daemon and waits until it listens.
 *
 * @throws Error with what the daemon said, when it does not start
 */
export async function startDaemonProcess(args: readonly string[]): Promise<DaemonProcess> {
  const main = resolve(import.meta.dirname, '../../dist/daemon/main.js');
  const child = spawn(process.execPath, [main, 'start', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // Ctrl-C in a terminal must not reach it before we have closed the browser
  });
  let text = '';
  const isUp = new Promise<boolean>((ready) => {
    const look = (chunk: unknown) => {
      text += String(chunk);
      // The code, if there is one, comes in the same breath.
      if (/Data folder: .*\n/.test(text)) ready(true);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('exit', () => ready(false));
  });
  if (!(await isUp)) throw new Error(text.trim());
  const find = (pattern: RegExp) => pattern.exec(text)?.[1] ?? null;
  return {
    process: child,
    endpoint: find(/listens on (\S+)/) ?? '',
    data: find(/Data folder: (.*)/) ?? '',
    code: find(/Pairing code[^:]*: (\S+)/),
    output: () => text,
    async end(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    },
  };
}
