import type { PageRecipe } from './recipe.ts';

/** Account settings > User management: who has which roles. */
export default {
  id: 'user-management',
  paths: [/^\/pcv\/accountsettings\//i, /^\/dashboard\//i],
  landmarks: [
    { role: 'heading', label: 'User management' },
    { role: 'textbox', label: 'Search' },
  ],
  reads: [],
  asks: [],
  proves: [],
  source: {
    url: 'https://learn.microsoft.com/partner-center/account-settings/create-user-accounts-and-set-permissions',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
