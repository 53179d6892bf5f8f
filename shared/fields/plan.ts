import { choice } from './kinds.ts';

/** What the company starts from; steps that depend on it appear only when they apply. */
export const plan = {
  'plan.hasPartnerId': choice('yes', 'no'),
  'plan.isEnrolled': choice('yes', 'no'),
  'plan.isFromMembershipCenter': choice('yes', 'no'),
  'plan.sellsInSeveralRegions': choice('yes', 'no'),
} as const;
