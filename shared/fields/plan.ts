import { choice, text } from './kinds.ts';

/** What the company starts from; steps that depend on it appear only when they apply. */
export const plan = {
  'plan.hasLegalEntity': choice('yes', 'no'),
  'plan.maySign': choice('yes', 'no'),
  'plan.hasPartnerId': choice('yes', 'no'),
  'plan.isEnrolled': choice('yes', 'no'),
  'plan.isFromMembershipCenter': choice('yes', 'no'),
  'plan.sellsInSeveralRegions': choice('yes', 'no'),
  /** A rehearsal on the practice portal: what that portal shows goes into no other dossier. */
  'plan.isRehearsal': choice('yes', 'no'),
  /** The id of the dossier that a rehearsal is a copy of, to go back to. */
  'plan.rehearsalOf': text(36),
} as const;
