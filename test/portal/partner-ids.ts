import type { PortalState } from './state.ts';

/** Why a PartnerID cannot be associated with the tenant. */
export type PartnerIdFault = 'required' | 'wrongType' | 'otherCountry' | 'notVetted';

/** What stands against associating a PartnerID with the tenant; null when nothing does. */
export function partnerIdFault(state: PortalState, number: string | undefined): PartnerIdFault | null {
  const partnerId = state.partnerIds.find((it) => it.number === number);
  if (partnerId === undefined) return 'required';
  if (partnerId.type === 'global') return 'wrongType';
  if (partnerId.country !== state.tenantCountry) return 'otherCountry';
  return partnerId.status === 'authorized' ? null : 'notVetted';
}

/** Where the company stands in the partner program: as far as the best of its PartnerIDs; null when it has none. */
export function membershipOf({ partnerIds }: PortalState): 'active' | 'pending' | null {
  if (partnerIds.length === 0) return null;
  return partnerIds.some(({ status }) => status === 'authorized') ? 'active' : 'pending';
}

/** A PartnerID that no other has. */
export function nextNumber({ partnerIds }: PortalState): string {
  return String(Math.max(7_000_000, ...partnerIds.map(({ number }) => Number(number))) + 1);
}
