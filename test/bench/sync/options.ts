import { parseArgs } from 'node:util';
import type { Target } from './target.ts';
import { TARGETS } from './targets/index.ts';
import { QUICK, type Scale, WHOLE, type Work } from './work.ts';
import { WORKS } from './works/index.ts';

export const HELP = `npm run bench:sync -- [--json] [--only WORK] [--targets A,B] [--rounds N] [--quick] [--svg]

  --json         print one object a line instead of a table
  --only WORK    measure only ${WORKS.flatMap(({ yields }) => yields).join(', ')}, or a single row such as seen-10
  --targets A,B  measure only these of ${TARGETS.map(({ id }) => id).join(', ')}
  --rounds N     how often (default: 3)
  --quick        a tenth of the work, once, to see that all goes; its figures mean nothing
  --svg          draw the picture even if the run was narrowed`;

/** What a run is asked to do. */
export interface Options {
  readonly isHelp: boolean;
  readonly isJson: boolean;
  readonly isSvg: boolean;
  readonly rounds: number;
  readonly scale: Scale;
  readonly targets: readonly Target[];
  /** Whether a row of this name is asked for. */
  isWanted(work: string): boolean;
  /** Whether any row that a work yields is asked for. */
  isAnyWanted(work: Work): boolean;
}

/**
 * Reads the command line.
 *
 * @throws Error that says what is wrong with it
 */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      svg: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      only: { type: 'string' },
      targets: { type: 'string' },
      rounds: { type: 'string' },
    },
  });
  const { only, quick } = values;
  const rounds = Number(values.rounds ?? (quick ? 1 : 3));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds takes a number from 1, not ${values.rounds}.`);
  const ids = values.targets?.split(',') ?? TARGETS.map(({ id }) => id);
  const unknown = ids.find((id) => !TARGETS.some((target) => target.id === id));
  if (unknown !== undefined) throw new Error(`There is no target ${unknown}. See --help.`);
  const known = WORKS.flatMap(({ yields }) => yields);
  if (only !== undefined && !known.includes(only.split('-')[0] ?? '')) {
    throw new Error(`There is no work ${only}. See --help.`);
  }
  return {
    isHelp: values.help,
    isJson: values.json,
    isSvg: values.svg || (only === undefined && values.targets === undefined && !quick),
    rounds,
    scale: quick ? QUICK : WHOLE,
    targets: TARGETS.filter(({ id }) => ids.includes(id)),
    isWanted: (work) => only === undefined || isPart(work, only),
    isAnyWanted: ({ yields }) => only === undefined || yields.some((name) => isPart(only, name)),
  };
}

/** Whether a name is another one, or one of its rows. */
function isPart(name: string, whole: string): boolean {
  return name === whole || name.startsWith(`${whole}-`);
}
