import { choice, text } from './kinds.ts';

/** Who was signed in to the portal when it last showed it: the account that its picker names, and its roles. */
export const signedIn = {
  'signedIn.account': text(200),
  'signedIn.globalAdmin': choice('yes', 'no'),
  'signedIn.adminAgent': choice('yes', 'no'),
} as const;
