import type { Attack } from '../lib/attack.ts';
import { nearHostAttacks } from './near-hosts.ts';
import { killAttacks } from './kills.ts';

/** What can be tried on the extension beside the page it is shown on. */
export const extensionAttacks: readonly Attack[] = [...nearHostAttacks, ...killAttacks];
