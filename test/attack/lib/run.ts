import { within } from '../../../extension/background/within.ts';
import type { Attack } from './attack.ts';
import { openLab } from './lab.ts';

/** An attack that waits for ever for an answer has not shown anything, in milliseconds. */
const LONGEST_MS = 20 * 60_000;

/** How an attack went. */
export interface Figures {
  readonly attack: string;
  readonly threat: string;
  readonly tried: number;
  readonly gotThrough: readonly string[];
  readonly crashes: readonly string[];
  readonly seconds: number;
}

/** Runs one attack in a lab of its own. An attack that cannot be carried out counts as one that got through. */
export async function runAttack({ name, threat, run }: Attack, cases: number): Promise<Figures> {
  const began = performance.now();
  const lab = openLab();
  let tried = 0;
  let gotThrough: readonly string[] = [];
  try {
    const tally = await within(LONGEST_MS, run(lab, cases), null);
    if (tally === null) throw new Error(`it took longer than ${LONGEST_MS / 60_000} minutes`);
    tried = tally.tried;
    gotThrough = tally.gotThrough;
  } catch (problem) {
    gotThrough = [`could not be carried out: ${problem instanceof Error ? problem.message : String(problem)}`];
  }
  const crashes = await lab.close();
  return { attack: name, threat, tried, gotThrough, crashes, seconds: (performance.now() - began) / 1_000 };
}
