import type { PageRecipe } from './recipe.ts';

/** Where a distributor’s invitation leads: its consequences, a check box and the button that grants the partnership. */
export default {
  id: 'authorize-provider',
  paths: [/^\/(pcv|commerce)\//i, /^\/dashboard\//i],
  landmarks: [
    { role: 'heading', label: 'Authorize indirect provider' },
    { role: 'button', label: 'Authorize indirect provider' },
  ],
  reads: [],
  asks: [],
  proves: [],
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/indirect-reseller-tasks-in-partner-center',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
