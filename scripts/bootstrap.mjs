// Installs what is missing, then runs a TypeScript file on the pinned Node. Plain JavaScript: any Node may start it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...args] = process.argv.slice(2);
const stamp = join(root, 'node_modules', '.countersign-lock');
const bin = join(root, 'node_modules', '.bin');
const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled() {
  return existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();
}

function install() {
  console.error('Installing the packages of package-lock.json ...');
  const npm = process.env.npm_execpath;
  const command = npm === undefined ? ['npm'] : [process.execPath, npm];
  const given = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: npm === undefined && process.platform === 'win32' };
  const { status, error } = spawnSync(command[0], [...command.slice(1), ...given], options);
  if (status === 0) return writeFileSync(stamp, lockHash());
  console.error(
    `The packages could not be installed (${error ? error.message : `npm ci ended with ${status}`}). ` +
      'Check that npm works and reaches its registry, then run this again.',
  );
  return process.exit(1);
}

if (!isInstalled()) install();
const child = spawn(node, [join(root, file), ...args], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: { ...process.env, PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` },
  shell: process.platform === 'win32',
});
// Ctrl-C reaches the child by the terminal; a signal sent to this process alone has to be passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code === null ? 128 + constants.signals[signal] : code));
