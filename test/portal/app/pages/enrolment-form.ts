import { type Page, type PageContext, action } from '../context.ts';
import type { PortalButton, SelectField, TextField } from '../controls.ts';
import { h } from '../element.ts';

type Control = TextField | SelectField;
type Name = keyof PageContext['words'];

const WEBMAIL = /@(gmail|yahoo|icloud|aol|outlook|hotmail)\./i;
const CODES = [
  ['+1', '+1 (US)'],
  ['+44', '+44 (GB)'],
  ['+49', '+49 (DE)'],
  ['+81', '+81 (JP)'],
  ['+82', '+82 (KR)'],
] as const;

/** Legal profile, primary contact, customer support; "Enroll now" becomes usable when all that is required is there. */
export const enrolmentForm: Page = ({ words, language, go, press, late }, prefix) => {
  const controls = new Map<string, Control>();
  const text = (id: string, label: Name, attributes: Readonly<Record<string, string | boolean>> = {}) => {
    const field = h(`${prefix}_he-text-field`, { label: words[label], ...attributes }) as TextField;
    controls.set(id, field);
    return field;
  };
  const select = (id: string, label: Name, options: SelectField['options'], naming = 'label') => {
    const field = h(`${prefix}_he-select`, { label: words[label], required: true, naming }) as SelectField;
    field.options = [['', words.choose], ...options];
    controls.set(id, field);
    return field;
  };
  const required = { required: true };
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
      text('city', 'city', { ...required, naming: 'aria' }),
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
      select('code', 'code', CODES, 'aria-label'),
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
  const onEnroll = () => {
    if (!complete() || complain(controls, words)) return;
    const profile = Object.fromEntries([...controls].map(([id, control]) => [id, control.value]));
    void press('Enroll now', { profile, verificationStatus: 'pending' }).then(() => go('legal-info'));
  };
  const enroll = action(prefix, words.enroll, onEnroll, { disabled: true }) as PortalButton;
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
  const phone = controls.get('phone')?.value ?? '';
  if (!/^[\d\s()-]+$/.test(phone)) faults.push(['phone', words.badPhone]);
  for (const [id, fault] of faults) controls.get(id)?.complain(fault);
  return faults.length > 0;
}

function countries(language: string): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const codes = ['AU', 'BR', 'CA', 'CN', 'DE', 'ES', 'FR', 'GB', 'IN', 'IT', 'JP', 'KR', 'NZ', 'SG', 'TW', 'US'];
  return codes.map((code) => [code, names.of(code) ?? code] as const);
}
