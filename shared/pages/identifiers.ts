import type { PageRecipe } from './recipe.ts';

const type = { location: ['Location'], global: ['Global'] } as const;

/** Account settings > Organization profile > Identifiers: the PartnerID that is associated with the tenant, and all. */
export default {
  id: 'identifiers',
  paths: [/^\/pcv\/accountsettings\//i, /^\/dashboard\//i],
  landmarks: [
    { role: 'heading', label: 'Identifiers' },
    { role: 'columnheader', label: 'PartnerID' },
  ],
  reads: [
    {
      field: 'csp.associatedPartnerId',
      at: { role: 'term', label: 'Associated PartnerID' },
      take: 'next',
      as: 'number',
    },
    { field: 'csp.partnerIdType', at: { role: 'term', label: 'Type', under: 'CSP' }, take: 'next', as: type },
    {
      field: 'csp.partnerIdCountry',
      at: { role: 'term', label: 'Country/region', under: 'CSP' },
      take: 'next',
      as: 'country',
    },
    { field: 'partnerId.number', at: { role: 'cell', label: 'PartnerID', row: 'each' }, take: 'value', as: 'number' },
    { field: 'partnerId.type', at: { role: 'cell', label: 'Type', row: 'each' }, take: 'value', as: type },
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
