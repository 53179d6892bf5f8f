import type { PageRecipe } from './recipe.ts';

/** The pane behind "Fix now": why a check was not passed, and what the company sends to answer. */
export default {
  id: 'account-verification',
  paths: [/^\/pcv\/accountsettings\//i, /^\/dashboard\//i],
  landmarks: [
    { role: 'heading', label: 'Account Verification' },
    { role: 'combobox', label: 'Select document type to upload' },
  ],
  reads: [],
  asks: [],
  proves: [],
  source: { url: 'https://learn.microsoft.com/partner-center/enroll/verification-responses', checked: '2026-11-22' },
} satisfies PageRecipe;
