import { membershipOf } from '../../partner-ids.ts';
import { type Page, type PageContext, action } from '../context.ts';
import type { SelectField, TextField } from '../controls.ts';
import { countries, countryName } from '../countries.ts';
import type { DataGrid } from '../data-grid.ts';
import { h } from '../element.ts';
import { legalTabs } from './legal-tabs.ts';

/** Account settings > Organization profile > Legal, Partner tab: the company's business locations. */
export const locations: Page = (context, prefix) => {
  const { words, language, state, press, late } = context;
  const grid = h(`${prefix}_he-data-grid`) as DataGrid;
  const place = h('div', {});
  const own = state.partnerIds.filter(({ type }) => type === 'location');
  late(500, () => {
    grid.present(
      [words.PartnerID, words.company, words.country, words.status],
      own.map(({ number, company, country, status }) => [
        number,
        company,
        countryName(country, language),
        words[status],
      ]),
    );
    const onAdd = () => void press('Add location').then(() => place.replaceChildren(...form(context, prefix)));
    if (membershipOf(state) === null) place.append(h('p', {}, words.notJoined));
    else place.append(action(prefix, words.addLocation, onAdd));
  });
  return [
    h('h1', {}, words.legalInfo),
    legalTabs(context, 'locations'),
    h('h2', {}, words.locations),
    h('p', {}, words.locationsText),
    grid,
    h('div', { class: 'actions' }, place),
  ];
};

function form({ words, language, go, press }: PageContext, prefix: string): readonly HTMLElement[] {
  const company = h(`${prefix}_he-text-field`, { label: words.company, required: words.required }) as TextField;
  const country = h(`${prefix}_he-select`, { label: words.country, required: words.required }) as SelectField;
  country.options = [['', words.choose], ...countries(language)];
  const onSave = async () => {
    const missing = [company, country].filter(({ value }) => value === '');
    for (const field of missing) field.complain(words.required);
    await press('Save', missing.length > 0 ? null : { company: company.value, country: country.value });
    if (missing.length === 0) go('locations');
  };
  return [company, country, action(prefix, words.save, () => void onSave())];
}
