import type { Attack } from '../lib/attack.ts';
import { clickjackingAttacks } from './clickjacking.ts';
import { hiddenFieldAttacks } from './hidden-fields.ts';
import { overlayLeakAttacks } from './overlay-leaks.ts';
import { syntheticEventAttacks } from './synthetic-events.ts';

/** What a hostile portal page can try on the extension. */
export const pageAttacks: readonly Attack[] = [
  ...overlayLeakAttacks,
  ...clickjackingAttacks,
  ...syntheticEventAttacks,
  ...hiddenFieldAttacks,
];
