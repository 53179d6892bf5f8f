import type { PageRecipe } from './recipe.ts';

const ROLES = [
  'Global admin',
  'Admin agent',
  'Billing admin',
  'User administrator',
  'Security admin',
  'Compliance admin',
  'Helpdesk agent',
  'Sales agent',
  'Account admin',
  'No roles',
] as const;

/** Account settings > Overview > View permissions: the roles of who is signed in. */
export default {
  id: 'my-permissions',
  paths: [/^\/pcv\/accountsettings\/overview/i, /^\/dashboard\/.*account-settings\/overview/i],
  landmarks: [{ role: 'heading', label: 'View permissions' }],
  // Before the roles have been loaded, a role that is not there would look like one the user has not got.
  oneOf: ROLES.map((label) => ({ role: 'text', label }) as const),
  reads: [
    {
      field: 'signedIn.globalAdmin',
      at: { role: 'text', label: 'Global admin' },
      take: { present: 'yes', absent: 'no' },
    },
    {
      field: 'signedIn.adminAgent',
      at: { role: 'text', label: 'Admin agent' },
      take: { present: 'yes', absent: 'no' },
    },
  ],
  asks: [],
  proves: [],
  source: {
    url: 'https://learn.microsoft.com/partner-center/account-settings/permissions-overview',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
