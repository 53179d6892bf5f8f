import { email, tel, url } from './kinds.ts';

/** Where customers of the reseller get help. */
export const support = {
  'support.email': email(),
  'support.phone': tel(),
  'support.website': url(),
} as const;
