import type { Attack } from '../lib/attack.ts';
import { clickjackingAttacks } from './clickjacking.ts';

/** What a hostile portal page can try on the extension. */
export const pageAttacks: readonly Attack[] = [...clickjackingAttacks];
