import { choice, country, partnerNumber } from './kinds.ts';

/** PartnerIDs (formerly MPN IDs); one record each: `partnerId:<record>.number`. */
export const partnerId = {
  'partnerId.number': partnerNumber(),
  'partnerId.type': choice('location', 'global'),
  'partnerId.country': country(),
} as const;
