import { type Page, action } from '../context.ts';
import { countryName } from '../countries.ts';
import type { DataGrid } from '../data-grid.ts';
import { h } from '../element.ts';

/** Customers > Indirect providers: the distributors that are linked with the company. */
export const indirectProviders: Page = ({ words, language, state, press, late }, prefix) => {
  const grid = h(`${prefix}_he-data-grid`) as DataGrid;
  const actions = h('div', { class: 'actions' });
  const note = h('p', { role: 'status' });
  const linked = state.providers.filter((it) => it.state === 'authorized');
  const onView = () => void press('View customers').then(() => (note.textContent = words.noCustomers));
  const onInvite = () => void press('Invite new customers').then(() => (note.textContent = words.inviteText));
  late(700, () => {
    grid.present(
      [words.userName, words.country, words.customers],
      linked.map(({ name, country }) => [
        name,
        countryName(country, language),
        action(prefix, words.viewCustomers, onView, { appearance: 'link' }),
      ]),
    );
    if (linked.length === 0) note.textContent = words.noProviders;
    actions.append(action(prefix, words.inviteCustomers, onInvite, { disabled: linked.length === 0 }));
  });
  return [h('h1', {}, words.providers), grid, note, actions];
};
