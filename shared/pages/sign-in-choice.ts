import type { PageRecipe } from './recipe.ts';

/** Sign in with the tenant's work account, or create one. */
export default {
  id: 'sign-in-choice',
  paths: [/^\/(pcv\/register|dashboard)\//i],
  landmarks: [
    { role: 'heading', label: 'Sign in with your work account' },
    { role: 'button', label: 'Create one' },
  ],
  reads: [],
  asks: [],
  proves: ['welcome'],
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/indirect-reseller-tasks-in-partner-center',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
