import type { PageRecipe } from './recipe.ts';

const type = { location: ['Location'], global: ['Global'] } as const;

/** Which PartnerID to associate with the tenant: a grid of those the account has. */
export default {
  id: 'partner-id-choice',
  paths: [/^\/(pcv\/register|dashboard)\//i],
  landmarks: [
    { role: 'heading', label: 'Select your PartnerID' },
    { role: 'columnheader', label: 'PartnerID' },
    { role: 'columnheader', label: 'Type' },
  ],
  reads: [
    { field: 'partnerId.number', at: { role: 'cell', label: 'PartnerID', row: 'each' }, take: 'value' },
    { field: 'partnerId.type', at: { role: 'cell', label: 'Type', row: 'each' }, take: 'value', as: type },
    {
      field: 'partnerId.country',
      at: { role: 'cell', label: 'Country/region', row: 'each' },
      take: 'value',
      as: 'country',
    },
    { field: 'partnerId.number', at: { role: 'cell', label: 'PartnerID', row: 'chosen' }, take: 'value' },
    { field: 'partnerId.type', at: { role: 'cell', label: 'Type', row: 'chosen' }, take: 'value', as: type },
    {
      field: 'partnerId.country',
      at: { role: 'cell', label: 'Country/region', row: 'chosen' },
      take: 'value',
      as: 'country',
    },
  ],
  asks: [],
  proves: ['welcome', 'work-account'],
  source: {
    url: 'https://learn.microsoft.com/partner-center/account-settings/manage-locations',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
