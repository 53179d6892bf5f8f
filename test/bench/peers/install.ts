import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;
const STAMP = join(HERE, 'node_modules', '.countersign-lock');

/**
 * Installs the peers into this folder, as its lock file has them, where that has not been done. None needs an install
 * script: what they have of native code comes ready made.
 *
 * @throws Error when npm fails
 */
export function installPeers(): void {
  const lock = createHash('sha256')
    .update(readFileSync(join(HERE, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  process.stderr.write('Installing what the bench is compared with ...\n');
  const { npm_execpath: npm } = process.env;
  const [command, ...before] = npm === undefined ? ['npm'] : [process.execPath, npm];
  // Not `npm ci`: it refuses the lock file where a registry lacks some other platform's optional binaries.
  const { status, error } = spawnSync(
    command ?? 'npm',
    [...before, 'install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: HERE, stdio: ['ignore', 2, 2], shell: npm === undefined && process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`The peers could not be installed: npm ended with ${error?.message ?? status}.`);
  writeFileSync(STAMP, lock);
}
