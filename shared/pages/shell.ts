import type { Read } from './recipe.ts';

/** What the frame around every page shows: the account picker, where the user belongs to several accounts. */
export const SHELL_READS: readonly Read[] = [
  { field: 'signedIn.account', at: { role: 'combobox', label: 'Account' }, take: 'value' },
];
