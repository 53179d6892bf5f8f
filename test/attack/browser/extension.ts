import type { Attack } from '../lib/attack.ts';
import { environmentAttacks } from './environment.ts';
import { forgedOriginAttacks } from './forged-origin.ts';
import { insiderAttacks } from './insiders.ts';
import { installAttacks } from './installs.ts';
import { killAttacks } from './kills.ts';
import { nearHostAttacks } from './near-hosts.ts';
import { outsiderAttacks } from './outsiders.ts';
import { shownTextAttacks } from './shown-text.ts';

/** What can be tried on the extension beside the page it is shown on. */
export const extensionAttacks: readonly Attack[] = [
  ...forgedOriginAttacks,
  ...nearHostAttacks,
  ...outsiderAttacks,
  ...insiderAttacks,
  ...shownTextAttacks,
  ...environmentAttacks,
  ...installAttacks,
  ...killAttacks,
];
