import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { StartFailure } from './start-failure.ts';

/** Where everything of one daemon lies. */
export interface Paths {
  readonly folder: string;
  readonly database: string;
  /** The folder of evidence files; made when the first one comes. */
  readonly files: string;
  /** Pairing keys: outside the database, its backups and exports. */
  readonly pairing: string;
  /** The command line's own pairing. */
  readonly cli: string;
  /** Where `countersign pair` and its like reach the running daemon: a local socket, or a named pipe on Windows. */
  readonly control: string;
}

/**
 * The data folder of this platform's habit: XDG, Library or AppData.
 *
 * @param environment - such as `process.env`
 */
export function defaultFolder(platform: string, environment: Readonly<Record<string, string | undefined>>): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Countersign');
  if (platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Countersign');
  }
  return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'countersign');
}

/** The paths below a data folder. */
export function pathsIn(data: string): Paths {
  const folder = resolve(data);
  return {
    folder,
    database: join(folder, 'dossiers.sqlite'),
    files: join(folder, 'files'),
    pairing: join(folder, 'pairing.json'),
    cli: join(folder, 'cli.json'),
    control:
      process.platform === 'win32'
        ? `\\\\.\\pipe\\countersign-${Buffer.from(folder).toString('base64url')}`
        : join(folder, 'control.sock'),
  };
}

/**
 * Makes the data folder, for its owner only, or checks the one that is there.
 *
 * @throws StartFailure when it is no folder, cannot be written, or others may read it
 */
export function prepareFolder({ folder }: Paths): void {
  try {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(folder, 0o700);
  } catch (problem) {
    throw new StartFailure(
      `The data folder ${folder} cannot be made: ${String(problem)}. Choose another one with --data DIR.`,
    );
  }
  ownerOnly(folder, 'folder');
}

/**
 * Checks that a file or folder is a plain one and that only its owner may use it.
 *
 * @throws StartFailure with what to do
 */
export function ownerOnly(path: string, kind: 'file' | 'folder'): void {
  const is = lstatSync(path, { throwIfNoEntry: false });
  if (is === undefined) return;
  if (is.isSymbolicLink() || (kind === 'folder' ? !is.isDirectory() : !is.isFile())) {
    throw new StartFailure(`${path} must be a plain ${kind}. Move it away, or choose another place with --data DIR.`);
  }
  if (process.getuid !== undefined && is.uid !== process.getuid()) {
    throw new StartFailure(`${path} belongs to another account. Choose another place with --data DIR.`);
  }
  if (process.platform !== 'win32' && (is.mode & 0o077) !== 0) {
    const right = kind === 'folder' ? '700' : '600';
    throw new StartFailure(`${path} can be used by other accounts. Allow only yourself: chmod ${right} '${path}'`);
  }
}

/** Writes a file that only its owner may read: all of it, or nothing. */
export function writeAtomically(path: string, text: string): void {
  const temporary = `${path}.new`;
  // Made anew, so that nothing that lies there, such as a link, is written to.
  rmSync(temporary, { force: true });
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
}
