import { partnerIdFault } from '../../partner-ids.ts';
import { type Page, action, alert } from '../context.ts';
import { countryName } from '../countries.ts';
import type { DataGrid } from '../data-grid.ts';
import { h } from '../element.ts';

/** The account's PartnerIDs: only one of type location in the tenant's country can be used. */
export const partnerIdChoice: Page = ({ words, language, state, go, press, late }, prefix) => {
  const grid = h(`${prefix}_he-data-grid`) as DataGrid;
  const error = alert();
  let chosen = -1;
  late(500, () =>
    grid.offer(
      [words.select, words.PartnerID, words.Type, words.country, words.company],
      state.partnerIds.map(({ number, type, country, company }) => [
        number,
        words[type],
        countryName(country, language),
        company,
      ]),
      (row) => {
        chosen = row;
        error.textContent = '';
      },
    ),
  );
  // The choice is made while enrolling, or later from the identifiers.
  const next = state.isInCsp ? 'identifiers' : 'enrolment-form';
  const onNext = async () => {
    const number = state.partnerIds[chosen]?.number;
    await press('Next', number === undefined ? null : { partnerId: number });
    const fault = partnerIdFault(state, number);
    if (fault === null) go(next);
    else error.textContent = words[fault];
  };
  const onLater = () => void press('Later').then(() => go(next));
  return [
    h('h1', {}, words.selectPartnerId),
    h('p', {}, words.selectText),
    grid,
    error,
    h(
      'div',
      { class: 'actions' },
      action(prefix, words.Next, () => void onNext()),
      action(prefix, words.later, onLater, { appearance: '' }),
    ),
  ];
};
