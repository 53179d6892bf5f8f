import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pair } from '../../shared/client/connect.ts';
import { foldPairingCode } from '../../shared/protocol/pairing-code.ts';
import { type Attack, tally } from './lib/attack.ts';
import { dial, meeting } from './lib/client.ts';
import { type Lab, freePort } from './lib/lab.ts';
import { MAIN } from '../daemon/main.ts';

const EMPTY = '{"version":1,"pairings":[]}';

/** Starts a daemon on a folder and tells whether it came up; it is ended at once. */
async function comesUp(
  lab: Lab,
  data: string,
  port: number,
): Promise<{ readonly isUp: boolean; readonly output: string }> {
  const child = spawn(process.execPath, [MAIN, 'start', '--data', data, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  lab.atEnd(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const isUp = await Promise.race([
    new Promise<boolean>((up) => child.stdout.on('data', () => output.includes('Data folder') && up(true))),
    new Promise<boolean>((up) => child.once('exit', () => up(false))),
  ]);
  child.kill('SIGTERM');
  if (isUp) await new Promise((done) => child.once('exit', done));
  return { isUp, output };
}

/** Ways a data folder or key file may lie there that a daemon must not work with. */
const HOSTILE: Readonly<Record<string, (data: string) => void>> = {
  'key file for the group': (data) => chmodSync(join(data, 'pairing.json'), 0o640),
  'key file for all': (data) => chmodSync(join(data, 'pairing.json'), 0o604),
  'key file others may write': (data) => chmodSync(join(data, 'pairing.json'), 0o622),
  'key file that is a link': (data) => {
    renameSync(join(data, 'pairing.json'), join(data, '..', 'elsewhere.json'));
    symlinkSync('../elsewhere.json', join(data, 'pairing.json'));
  },
  'key file that is a link to nowhere': (data) => {
    renameSync(join(data, 'pairing.json'), join(data, 'old.json'));
    symlinkSync('nowhere.json', join(data, 'pairing.json'));
  },
  'key file that is a folder': (data) => {
    renameSync(join(data, 'pairing.json'), join(data, 'old.json'));
    mkdirSync(join(data, 'pairing.json'));
  },
  'key file of another account': (data) => chownSync(join(data, 'pairing.json'), 65_534, 65_534),
  'damaged key file': (data) => writeFileSync(join(data, 'pairing.json'), '{"version":1,"pairings":[{}]}'),
  'folder for the group': (data) => chmodSync(data, 0o750),
  'folder for all': (data) => chmodSync(data, 0o701),
  'folder of another account': (data) => chownSync(data, 65_534, 65_534),
  'folder that is a link': (data) => {
    renameSync(data, `${data}-real`);
    symlinkSync(`${data}-real`, data);
  },
};

const keyFiles: Attack = {
  name: 'key files',
  threat: 'T16',
  cases: 18,
  quick: 18,
  async run(lab) {
    const figures = tally();
    const port = await freePort();
    const isRoot = process.getuid?.() === 0;
    for (const [name, spoil] of Object.entries(HOSTILE)) {
      if (name.includes('another account') && !isRoot) continue;
      const data = join(lab.folder(), 'data');
      mkdirSync(data, { mode: 0o700 });
      writeFileSync(join(data, 'pairing.json'), EMPTY, { mode: 0o600 });
      spoil(data);
      const { isUp, output } = await comesUp(lab, data, port);
      figures.holds(!isUp && output.includes(data) && !/^\s+at /m.test(output), `${name}: ${output.slice(0, 80)}`);
    }
    // What is there before the key file is written: a link must not be written through.
    const target = await lab.daemon();
    const bait = join(lab.folder(), 'bait');
    writeFileSync(bait, 'as it was', { mode: 0o644 });
    symlinkSync(bait, join(target.data, 'pairing.json.new'));
    const wire = await dial(target.port);
    const code = foldPairingCode(await target.pair()) ?? '';
    const paired = wire === null ? null : await pair(wire, meeting(target.port), code, 'x');
    if (paired?.ok !== true) figures.holds(false, 'nobody is paired');
    figures.holds(readFileSync(bait, 'utf8') === 'as it was', 'a key was written through a link');
    const key = lstatSync(join(target.data, 'pairing.json'));
    figures.holds(key.isFile() && (key.mode & 0o777) === 0o600, 'the key file is not one of its owner only');
    for (const name of readdirSync(target.data)) {
      figures.holds((statSync(join(target.data, name)).mode & 0o077) === 0, `${name} is for others, too`);
    }
    if (isRoot) {
      for (const what of [
        `cat '${target.data}/pairing.json'`,
        `ls '${target.data}'`,
        `echo x | nc -U '${target.data}/control.sock'`,
      ]) {
        const other = spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', 'sh', '-c', what]);
        figures.holds(other.error === undefined && other.status !== 0, `another account can: ${what}`);
      }
    }
    return figures;
  },
};

/** What another account can try on the daemon's files. */
export const keyFileAttacks: readonly Attack[] = [keyFiles];
