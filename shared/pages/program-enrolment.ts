import type { PageRecipe } from './recipe.ts';

/** First page of joining the Microsoft AI Cloud Partner Program, which gives the company its PartnerIDs. */
export default {
  id: 'program-enrolment',
  paths: [/^\/dashboard\/(account\/v3|v2)\/enrollment\/introduction\/partnership/i],
  landmarks: [
    { role: 'heading', label: 'Microsoft AI Cloud Partner Program' },
    { role: 'button', label: 'Get started' },
  ],
  reads: [],
  asks: [],
  proves: [],
  source: {
    url: 'https://learn.microsoft.com/partner-center/account-settings/manage-locations',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
