import { choice, country, text } from './kinds.ts';

/** Distributors (formerly indirect providers); one record each. `listed`: the portal names it as linked. */
export const distributor = {
  'distributor.name': text(200),
  'distributor.country': country(),
  'distributor.state': choice('shortlisted', 'contacted', 'invited', 'authorized', 'listed'),
  /** What was decided about the administrator access that authorizing may have granted. */
  'distributor.adminAccess': choice('kept', 'removed'),
} as const;
