import type { PageRecipe } from './recipe.ts';

/** First page of the enrolment: says what to have in hand. */
export default {
  id: 'welcome',
  paths: [/enrollment\/?welcome\/valueaddedreseller/i],
  landmarks: [
    { role: 'heading', label: 'Welcome' },
    { role: 'button', label: 'Next' },
  ],
  reads: [],
  asks: [],
  proves: [],
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/indirect-reseller-tasks-in-partner-center',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
