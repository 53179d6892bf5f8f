import { BEGINNING, type PortalState } from './state.ts';

/** What the account that is picked lets its user see: an account of another company knows nothing of this one. */
export function asSeen(state: PortalState): PortalState {
  if (state.account === state.accounts[0]) return state;
  const { family, delays, isGlobalAdmin, tenantCountry, accounts, account, presses } = state;
  const own = { family, delays, isGlobalAdmin, tenantCountry, accounts, account, presses };
  return { ...BEGINNING, isInCsp: false, partnerIds: [], providers: [], ...own };
}
