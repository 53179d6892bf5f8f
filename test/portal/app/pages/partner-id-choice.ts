import { type Page, action } from '../context.ts';
import type { DataGrid } from '../data-grid.ts';
import { h } from '../element.ts';

/** The account's PartnerIDs: only one of type location in the tenant's country can be used. */
export const partnerIdChoice: Page = ({ words, language, state, go, press, late }, prefix) => {
  const grid = h(`${prefix}_he-data-grid`) as DataGrid;
  const error = h('p', { class: 'error', role: 'alert' });
  const countries = new Intl.DisplayNames([language], { type: 'region' });
  let chosen = -1;
  late(500, () =>
    grid.present(
      [words.select, words.PartnerID, words.Type, words.country, words.company],
      state.partnerIds.map(({ number, type, country, company }) => [
        number,
        words[type],
        countries.of(country) ?? country,
        company,
      ]),
      (row) => {
        chosen = row;
        error.textContent = '';
      },
    ),
  );
  const fault = () => {
    const row = state.partnerIds[chosen];
    if (row === undefined) return words.required;
    if (row.type === 'global') return words.wrongType;
    return row.country === state.tenantCountry ? '' : words.otherCountry;
  };
  const onNext = async () => {
    await press('Next');
    error.textContent = fault();
    if (error.textContent === '') go('enrolment-form');
  };
  const onLater = () => void press('Later').then(() => go('enrolment-form'));
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
