import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Attack } from '../lib/attack.ts';
import { WEAKENINGS } from './index.ts';
import { type Cut, type Weakening, isOf } from './weakening.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** What a copy of the project does without. */
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', 'test-results']);

/** What became of a row without its check; `isShown` when it failed, as it must. */
export interface Shown {
  readonly removed: string;
  readonly gotThrough: string;
  readonly isShown: boolean;
}

/** A copy of the project, in which checks can be taken away. */
export interface Copy {
  /** Runs one attack without its check; again without another one, where it has several. */
  show(attack: Attack): Promise<readonly Shown[]>;
  clear(): void;
}

/** Copies the project into a temporary folder; it shares the installed packages and the corpora. */
export function copyOfProject(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-weakened-'));
  const root = join(folder, 'project');
  cpSync(ROOT, root, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(relative(ROOT, path))) });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  symlinkSync(resolve(ROOT, '../shared'), join(folder, 'shared'));
  return {
    clear: () => rmSync(folder, { recursive: true, force: true }),
    async show({ name, quick }) {
      const shown: Shown[] = [];
      for (const weakening of WEAKENINGS.filter((it) => isOf(it, name))) {
        shown.push({ removed: weakening.removed, ...(await without(root, weakening, name, quick)) });
      }
      return shown;
    },
  };
}

/** Runs one attack in a copy from which checks are taken; they are put back after. */
async function without(root: string, { cuts, isWhole = false }: Weakening, name: string, quick: number) {
  const absent = cuts.find((cut) => !readFileSync(join(ROOT, cut.file), 'utf8').includes(cut.text));
  if (absent !== undefined) return { gotThrough: `the check is not in ${absent.file}`, isShown: false };
  for (const cut of cuts) take(root, cut);
  try {
    return judged(await outputOf(root, name, isWhole || quick === 0));
  } finally {
    for (const { file } of cuts) cpSync(join(ROOT, file), join(root, file));
  }
}

function take(root: string, { file, text: check, instead }: Cut): void {
  const path = join(root, file);
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replaceAll(check, () => instead),
  );
}

async function outputOf(root: string, name: string, isWhole: boolean) {
  const args = ['scripts/test-attack.ts', '--json', '--only', name, ...(isWhole ? [] : ['--quick'])];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, problems] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { said, problems };
}

/** An attack that could not be carried out has shown nothing of the check. */
function judged({ said, problems }: { readonly said: string; readonly problems: string }) {
  const [line] = said.split('\n');
  if (line === undefined || line === '')
    return { gotThrough: `nothing was tried: ${problems.slice(0, 200)}`, isShown: false };
  const { tried, got_through: got, crashes } = JSON.parse(line) as Readonly<Record<string, number>>;
  const unable = /could not be carried out.*/.exec(problems)?.[0];
  const figures = `${got} of ${tried}${crashes === 0 ? '' : `, ${crashes} crashes`}`;
  if (unable !== undefined) return { gotThrough: `${figures}: ${unable.slice(0, 200)}`, isShown: false };
  return { gotThrough: figures, isShown: Number(got) + Number(crashes) > 0 };
}
