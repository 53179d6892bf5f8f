import { type Page, type PageContext, action } from '../context.ts';
import type { SelectField, TextField } from '../controls.ts';
import { countries } from '../countries.ts';
import { h } from '../element.ts';

type Control = TextField | SelectField;
type Name = keyof PageContext['words'];

const WEBMAIL = /@(gmail|yahoo|icloud|aol|outlook|hotmail)\./i;
const CALLING_CODES: readonly (readonly [string, string])[] = [
  ['+1', 'US'],
  ['+33', 'FR'],
  ['+34', 'ES'],
  ['+39', 'IT'],
  ['+44', 'GB'],
  ['+49', 'DE'],
  ['+55', 'BR'],
  ['+61', 'AU'],
  ['+65', 'SG'],
  ['+81', 'JP'],
  ['+82', 'KR'],
  ['+86', 'CN'],
  ['+91', 'IN'],
];

/** Legal profile, primary contact, customer support; "Enroll now" becomes usable when all that is required is there. */
export const enrolmentForm: Page = ({ words, language, go, press, late }, prefix) => {
  const controls = new Map<string, Control>();
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const required = { required: words.required };
  const text = (id: string, label: Name, attributes: Readonly<Record<string, string | boolean>> = {}) => {
    const field = h(`${prefix}_he-text-field`, { label: words[label], ...attributes }) as TextField;
    controls.set(id, field);
    return field;
  };
  const select = (
    id: string,
    label: Name,
    options: SelectField['options'],
    attributes: Readonly<Record<string, string>> = {},
  ) => {
    const field = h(`${prefix}_he-select`, { label: words[label], ...required, ...attributes }) as SelectField;
    field.options = [['', words.choose], ...options];
    controls.set(id, field);
    return field;
  };
  const form = h(
    'div',
    {},
    h('h2', {}, words.legal),
    h(
      'div',
      { class: 'grid' },
      text('legalName', 'legalName', { ...required, class: 'wide', maxlength: '60' }),
      text('addressLine1', 'addressLine1', required),
      text('addressLine2', 'addressLine2'),
      text('city', 'city', { ...required, naming: 'aria-labelledby' }),
      text('state', 'state', required),
      text('postalCode', 'postalCode', { ...required, postal: true }),
      select('country', 'country', countries(language)),
      text('website', 'website'),
    ),
    h('h2', {}, words.contact),
    h(
      'div',
      { class: 'grid' },
      text('firstName', 'firstName', required),
      text('lastName', 'lastName', required),
      text('email', 'email', { ...required, class: 'wide' }),
      select(
        'code',
        'code',
        CALLING_CODES.map(([code, country]) => [code, `${code} (${names.of(country) ?? country})`]),
        { naming: 'aria-label' },
      ),
      text('phone', 'phone', required),
    ),
    h('h2', {}, words.support),
    h(
      'div',
      { class: 'grid' },
      text('supportEmail', 'email', required),
      text('supportPhone', 'phone'),
      text('supportWebsite', 'website'),
    ),
  );
  const actions = h('div', { class: 'actions' });
  const complete = () =>
    [...controls.values()].every((control) => !control.hasAttribute('required') || control.value !== '');
  const onEnroll = async () => {
    const isRefused = !complete() || complain(controls, words);
    const profile = Object.fromEntries([...controls].map(([id, control]) => [id, control.value]));
    await press('Enroll now', isRefused ? null : profile);
    if (!isRefused) go('legal-info');
  };
  const enroll = action(prefix, words.enroll, () => void onEnroll(), { disabled: true });
  form.addEventListener('portal-change', () => (enroll.isDisabled = !complete()));
  late(700, () => actions.append(enroll));
  return [h('h1', {}, words.enrollTitle), form, actions];
};

function complain(controls: ReadonlyMap<string, Control>, words: PageContext['words']): boolean {
  const faults: [string, string][] = [];
  for (const id of ['email', 'supportEmail']) {
    const { value = '' } = controls.get(id) ?? {};
    if (!/^\S+@\S+\.\S+$/.test(value)) faults.push([id, words.badEmail]);
    else if (WEBMAIL.test(value)) faults.push([id, words.webmail]);
  }
  for (const id of ['phone', 'supportPhone']) {
    const { value = '' } = controls.get(id) ?? {};
    if (!/^\+?[\d\s()-]*$/.test(value)) faults.push([id, words.badPhone]);
  }
  for (const [id, fault] of faults) controls.get(id)?.complain(fault);
  return faults.length > 0;
}
