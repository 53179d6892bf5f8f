import type { Work } from '../work.ts';
import { burst } from './burst.ts';
import { cold } from './cold.ts';
import { kill } from './kill.ts';
import { offline } from './offline.ts';
import { paced } from './paced.ts';
import { startup } from './startup.ts';

/** Everything that is measured, in the order of the tables. */
export const WORKS: readonly Work[] = [paced, burst, cold, offline, startup, kill];
