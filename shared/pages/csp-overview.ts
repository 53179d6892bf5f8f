import type { PageRecipe } from './recipe.ts';

/** CSP > Overview: the Microsoft Partner Agreement is accepted here, or has been. */
export default {
  id: 'csp-overview',
  paths: [/^\/pcv\/dashboard\/overview/i, /^\/dashboard\/.*csp\/overview/i],
  landmarks: [{ role: 'heading', label: 'CSP Overview' }],
  reads: [
    {
      field: 'csp.mpa',
      at: { role: 'status', label: 'Microsoft Partner Agreement accepted' },
      take: { present: 'accepted' },
    },
    { field: 'csp.mpa', at: { role: 'button', label: 'Accept and continue' }, take: { present: 'open' } },
  ],
  asks: [],
  proves: [],
  source: { url: 'https://learn.microsoft.com/partner-center/enroll/mpa-indirect-provider-faq', checked: '2026-11-22' },
} satisfies PageRecipe;
