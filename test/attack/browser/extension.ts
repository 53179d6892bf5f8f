import type { Attack } from '../lib/attack.ts';
import { killAttacks } from './kills.ts';

/** What can be tried on the extension beside the page it is shown on. */
export const extensionAttacks: readonly Attack[] = [...killAttacks];
