import { daemonWeakenings } from './daemon.ts';
import { extensionWeakenings } from './extension.ts';
import type { Weakening } from './weakening.ts';

/** For each row of attacks, the checks without which it must fail. */
export const WEAKENINGS: readonly Weakening[] = [...daemonWeakenings, ...extensionWeakenings];
