import type { PageRecipe } from './recipe.ts';

/** Account settings > Agreements: the contracts that were accepted, and when. */
export default {
  id: 'agreements',
  paths: [/^\/pcv\/accountsettings\//i, /^\/dashboard\//i],
  landmarks: [
    { role: 'heading', label: 'Agreements' },
    { role: 'columnheader', label: 'Accepted on' },
  ],
  reads: [
    {
      field: 'csp.mpa',
      at: { role: 'cell', label: 'Microsoft Partner Agreement' },
      take: { present: 'accepted' },
    },
    {
      field: 'csp.mpaAcceptedOn',
      at: { role: 'cell', label: 'Microsoft Partner Agreement' },
      take: { column: 'Accepted on' },
      as: 'date',
    },
  ],
  asks: [],
  proves: [],
  source: { url: 'https://learn.microsoft.com/partner-center/enroll/mpa-indirect-provider-faq', checked: '2026-11-22' },
} satisfies PageRecipe;
