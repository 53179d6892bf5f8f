import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { ClientPairing } from '../../shared/client/connect.ts';
import { freePort } from '../e2e/world.ts';
import { pairClient } from '../daemon/client.ts';

/** A daemon as it must not be: it acknowledges a change when it has it in memory, and writes a little later. */
export async function loweredDaemon(
  data: string,
  atEnd: (cleanUp: () => void) => void,
): Promise<{ readonly port: number; readonly pairing: ClientPairing; kill(): void }> {
  const port = await freePort();
  const file = resolve(import.meta.dirname, 'lowered-daemon.ts');
  const child: ChildProcess = spawn(process.execPath, [file, data, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  atEnd(() => void child.kill('SIGKILL'));
  const code = await new Promise<string>((up) => child.stdout?.once('data', (text) => up(String(text).trim())));
  const pairing = await pairClient({ port, code, data, process: child, end: async () => null });
  return { port, pairing, kill: () => void child.kill('SIGKILL') };
}
