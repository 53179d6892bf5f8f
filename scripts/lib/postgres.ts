import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** A PostgreSQL server of our own, with a folder and a port that nobody else uses. */
export interface Cluster {
  readonly port: number;
  /** The address of a fresh, empty database. */
  database(): string;
  /** Takes the server away as a power cut would, or in order; and brings it back on the same folder and port. */
  stop(mode: 'immediate' | 'fast'): Promise<void>;
  start(): Promise<void>;
  /** Ends the server and clears its folder away. */
  remove(): Promise<void>;
}

/** Where PostgreSQL's server programs are; null when they are not installed. */
export function postgresPrograms(): string | null {
  const found = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...found.map((version) => join(DEBIAN, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

/**
 * Makes a cluster in a temporary folder and starts it.
 *
 * @throws Error when PostgreSQL is not installed
 */
export async function startCluster(): Promise<Cluster> {
  const programs = postgresPrograms();
  if (programs === null) throw new Error('PostgreSQL is not installed. On Debian, as root: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'countersign-postgres-'));
  const data = join(folder, 'data');
  // The server refuses to run as root, so root runs it as an account that owns nothing else.
  const account = process.getuid?.() === 0 ? accountOf('nobody') : null;
  if (account !== null) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  const options = { ...account, cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'countersign', '-A', 'trust', '-E', 'UTF8', '--no-instructions'],
    {
      ...options,
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  let server: ChildProcess | null = null;
  let databases = 0;

  async function start(): Promise<void> {
    const given = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
    const child = spawn(join(programs ?? '', 'postgres'), given, { ...options, stdio: 'ignore' });
    server = child;
    for (let tries = 0; tries < 300; tries += 1) {
      const asked = ['-h', '127.0.0.1', '-p', String(port), '-q'];
      if (spawnSync(join(programs ?? '', 'pg_isready'), asked, { stdio: 'ignore' }).status === 0) return;
      if (child.exitCode !== null) break;
      await new Promise((ready) => setTimeout(ready, 100));
    }
    throw new Error(`PostgreSQL did not start in ${folder}.`);
  }

  async function stop(mode: 'immediate' | 'fast'): Promise<void> {
    const child = server;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise((end) => child.once('exit', end));
    child.kill(mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
    await ended;
  }

  process.once('exit', () => server?.kill('SIGQUIT'));
  await start();
  return {
    port,
    start,
    stop,
    database() {
      databases += 1;
      const name = `team${databases}`;
      execFileSync(join(programs, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'countersign', name], {
        stdio: 'ignore',
      });
      return `postgres://countersign@127.0.0.1:${port}/${name}`;
    },
    async remove() {
      await stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function accountOf(name: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
