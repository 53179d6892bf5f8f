import type { PageRecipe } from './recipe.ts';

/** Legal info, Partner tab: the business locations, each with the PartnerID that CSP needs. */
export default {
  id: 'locations',
  paths: [
    /^\/pcv\/accountsettings\/(locationsprofile|connectedpartnerprofile|partnerprofile)/i,
    /^\/dashboard\/.*\/organization\/legalinfo/i,
  ],
  landmarks: [
    { role: 'heading', label: 'Business locations' },
    { role: 'columnheader', label: 'PartnerID' },
    { role: 'tab', label: 'Partner' },
  ],
  without: [{ role: 'term', label: 'Verification status' }],
  reads: [
    { field: 'partnerId.number', at: { role: 'cell', label: 'PartnerID', row: 'each' }, take: 'value', as: 'number' },
    { field: 'partnerId.type', at: { role: 'cell', label: 'PartnerID', row: 'each' }, take: { present: 'location' } },
    {
      field: 'partnerId.country',
      at: { role: 'cell', label: 'Country/region', row: 'each' },
      take: 'value',
      as: 'country',
    },
  ],
  asks: [],
  proves: [],
  source: {
    url: 'https://learn.microsoft.com/partner-center/account-settings/manage-locations',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
