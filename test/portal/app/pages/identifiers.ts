import { type Page, action, skeleton, terms } from '../context.ts';
import { countryName } from '../countries.ts';
import type { DataGrid } from '../data-grid.ts';
import { h } from '../element.ts';

/** Account settings > Organization profile > Identifiers: the PartnerID that is associated with the tenant, and all. */
export const identifiers: Page = ({ words, language, state, go, press, late }, prefix) => {
  const csp = h('div', {}, skeleton(3));
  const grid = h(`${prefix}_he-data-grid`) as DataGrid;
  const own = state.partnerIds.find(({ number }) => number === state.associated);
  // Only the older pages are known to name it so.
  const name = state.family === 'pcv' ? words.associatedMpnId : words.associatedPartnerId;
  const onUpdate = () => void press('Update').then(() => go('partner-id-choice'));
  late(500, () => {
    csp.replaceChildren(
      terms(
        [name, own?.number ?? words.notAssociated],
        [words.Type, own === undefined ? '' : words[own.type]],
        [words.country, own === undefined ? '' : countryName(own.country, language)],
      ),
      h('div', { class: 'actions' }, action(prefix, words.update, onUpdate, { appearance: '' })),
    );
    grid.present(
      [words.PartnerID, words.Type, words.country, words.company],
      state.partnerIds.map(({ number, type, country, company }) => [
        number,
        words[type],
        countryName(country, language),
        company,
      ]),
    );
  });
  return [
    h('h1', {}, words.identifiers),
    ...(state.isInCsp ? [h('h2', {}, words.csp), csp] : []),
    h('h2', {}, words.maicpp),
    grid,
  ];
};
