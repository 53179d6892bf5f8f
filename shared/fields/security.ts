import { choice } from './kinds.ts';

/** What Microsoft demands of a reseller's tenant, once enrolled and at every yearly re-authorization. */
export const security = {
  'security.mfaForAll': choice('yes', 'no'),
  'security.contactSet': choice('yes', 'no'),
} as const;
