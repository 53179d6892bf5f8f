import { find } from './find.ts';
import type { HintId } from './hints.ts';
import type { Locator, PageRecipe } from './recipe.ts';
import type { Snapshot } from './snapshot.ts';

/** Something to tell the user about a page: all of `present` are there, none of `absent`. */
interface Hint {
  readonly id: HintId;
  readonly page: string;
  readonly present?: readonly Locator[];
  readonly absent: readonly Locator[];
}

/** From the public documents (csp-enrollment, parts 4 and 7, checked 2026-11-22). */
const TABLE: readonly Hint[] = [
  // Legal info has a tab for resellers once the company is in CSP, and until then only the one for partners.
  { id: 'not-in-csp', page: 'locations', absent: [{ role: 'tab', label: 'Reseller' }] },
  // The same from the account's other pages: there is a navigation, and no CSP in it nor on the page.
  {
    id: 'not-in-csp',
    page: 'identifiers',
    present: [{ role: 'link', label: 'Legal info' }],
    absent: [
      { role: 'link', label: 'CSP Overview' },
      { role: 'heading', label: 'CSP' },
    ],
  },
  {
    id: 'no-banner-no-button',
    page: 'csp-overview',
    absent: [
      { role: 'status', label: 'Microsoft Partner Agreement accepted' },
      { role: 'button', label: 'Accept and continue' },
    ],
  },
  {
    id: 'only-membership-agreement',
    page: 'agreements',
    present: [{ role: 'cell', label: 'Microsoft AI Cloud Partner Program Agreement' }],
    absent: [{ role: 'cell', label: 'Microsoft Partner Agreement' }],
  },
];

/** What a recognised page tells by what is there and what is missing. */
export function hintsOn({ id }: PageRecipe, snapshot: Snapshot): readonly HintId[] {
  const isThere = (place: Locator) => find(snapshot, place).length > 0;
  return TABLE.filter(
    ({ page, present = [], absent }) => page === id && present.every(isThere) && !absent.some(isThere),
  ).map((hint) => hint.id);
}
