import { choice } from './kinds.ts';

/** Roles of whoever was signed in to the portal when it last showed them. */
export const signedIn = {
  'signedIn.globalAdmin': choice('yes', 'no'),
  'signedIn.adminAgent': choice('yes', 'no'),
} as const;
