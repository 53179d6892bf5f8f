import { BEGINNING } from '../../state.ts';
import { type Page, action } from '../context.ts';
import type { CheckBox, SelectField, TextField } from '../controls.ts';
import { countries } from '../countries.ts';
import { h } from '../element.ts';

/** How many PartnerIDs can be told. */
const ROWS = 3;

/** Where a rehearsal begins: what this is, and what the portal would already know about the company. */
export const start: Page = ({ words, language, begin }, prefix) => {
  const everywhere = countries(language);
  const text = (label: string, value: string, required: string | false = words.required) =>
    h(`${prefix}_he-text-field`, { label, value, required }) as TextField;
  const select = (label: string, value: string, options: SelectField['options']) => {
    const field = h(`${prefix}_he-select`, { label, value }) as SelectField;
    field.options = options;
    return field;
  };
  const [provider] = BEGINNING.providers;
  const company = text(words.startCompany, BEGINNING.accounts[0] ?? '');
  const tenantCountry = select(words.startCountry, BEGINNING.tenantCountry, everywhere);
  const otherAccount = text(words.startOther, '', false);
  const isGlobalAdmin = h(`${prefix}_he-checkbox`, { label: words.startGlobalAdmin, checked: true }) as CheckBox;
  const types = [
    ['global', words.global],
    ['location', words.location],
  ] as const;
  const known = BEGINNING.partnerIds.filter(({ country }) => country === BEGINNING.tenantCountry);
  const rows = Array.from({ length: ROWS }, (_, at) => ({
    number: text(words.startNumber, known[at]?.number ?? '', false),
    type: select(words.Type, known[at]?.type ?? 'location', types),
    country: select(words.country, BEGINNING.tenantCountry, everywhere),
  }));
  const providerName = text(words.startProviderName, provider?.name ?? '');
  const providerCountry = select(words.country, provider?.country ?? '', everywhere);
  const family = select(words.startFamily, BEGINNING.family, [
    ['dashboard', words.startDashboard],
    ['pcv', words.startPcv],
  ]);
  const onBegin = () => {
    const missing = [company, providerName].filter(({ value }) => value.trim() === '');
    const bad = rows.map(({ number }) => number).filter(({ value }) => !/^\d{0,10}$/.test(value));
    for (const field of missing) field.complain(words.required);
    for (const field of bad) field.complain(words.startBad);
    if (missing.length + bad.length > 0) return;
    void begin({
      family: family.value === 'pcv' ? 'pcv' : 'dashboard',
      isGlobalAdmin: isGlobalAdmin.isChecked,
      company: company.value.trim(),
      otherAccount: otherAccount.value.trim(),
      tenantCountry: tenantCountry.value,
      partnerIds: rows.filter(({ number }) => number.value !== '').map(valueOf),
      provider: { name: providerName.value.trim(), country: providerCountry.value },
    });
  };
  return [
    h('h1', {}, words.start),
    h('p', {}, words.startText),
    h('p', {}, words.startHow),
    h('div', { class: 'grid' }, company, tenantCountry, otherAccount, isGlobalAdmin),
    h('h2', {}, words.startIds),
    h('p', {}, words.startIdsText),
    ...rows.map(({ number, type, country }) => h('div', { class: 'grid three' }, number, type, country)),
    h('h2', {}, words.startProvider),
    h('div', { class: 'grid' }, providerName, providerCountry),
    h('div', { class: 'grid' }, family),
    h('div', { class: 'actions' }, action(prefix, words.begin, onBegin)),
  ];
};

/** A PartnerID as it was told. */
function valueOf({ number, type, country }: Readonly<Record<'number' | 'type' | 'country', TextField | SelectField>>) {
  return {
    number: number.value,
    type: type.value === 'global' ? ('global' as const) : ('location' as const),
    country: country.value,
  };
}
