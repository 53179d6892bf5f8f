import type { PageRecipe } from './recipe.ts';

/** Customers > Indirect providers: the distributors that are linked with the company. */
export default {
  id: 'indirect-providers',
  paths: [/^\/(pcv|commerce)\/customers\//i, /^\/dashboard\//i],
  landmarks: [
    { role: 'heading', label: 'Indirect providers' },
    { role: 'columnheader', label: 'Name' },
    { role: 'button', label: 'Invite new customers' },
  ],
  reads: [
    { field: 'distributor.name', at: { role: 'cell', label: 'Name', row: 'each' }, take: 'value' },
    {
      field: 'distributor.country',
      at: { role: 'cell', label: 'Country/region', row: 'each' },
      take: 'value',
      as: 'country',
    },
    { field: 'distributor.state', at: { role: 'cell', label: 'Name', row: 'each' }, take: { present: 'listed' } },
  ],
  asks: [],
  proves: [],
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/indirect-reseller-tasks-in-partner-center',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
