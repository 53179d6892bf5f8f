import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { postgresPrograms } from './postgres.ts';

const PACKAGES = ['chromium', 'firefox-esr', 'xvfb', 'fonts-noto-cjk', 'procps', 'postgresql'];

/**
 * Installs the Debian packages that the tests need, where that is allowed.
 *
 * @returns null when all are there, else what to install
 */
export function installPackages(): string | null {
  const missing = PACKAGES.filter(
    (name) => !isInstalled(name) && !(name === 'postgresql' && postgresPrograms() !== null),
  );
  if (missing.length === 0) return null;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return `The tests need ${missing.join(', ')}. On Debian, as root: ${command}`;
  }
  console.log(`Installing ${missing.join(', ')} ...`);
  const { status } = spawnSync('sh', ['-c', command], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0 ? null : `Installing ${missing.join(', ')} failed. Run by hand: ${command}`;
}

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
  return stdout?.includes('install ok installed') ?? false;
}
