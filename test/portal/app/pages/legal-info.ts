import { type Page, action, skeleton } from '../context.ts';
import { h } from '../element.ts';

/** Account settings > Organization profile > Legal: what was enrolled and where verification stands. */
export const legalInfo: Page = ({ words, language, state, press, late }, prefix) => {
  const place = h('div', {}, skeleton(6));
  const { profile } = state;
  const countries = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
  const list = (...rows: readonly (readonly [string, string | undefined])[]) =>
    h('dl', {}, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value ?? '')]));
  const pending = () => {
    if (state.verificationStatus !== 'pending' || profile['email'] === undefined) return [];
    const resend = action(prefix, words.resend, () => void press('Resend'), { appearance: '' });
    return [h('h2', {}, words.pendingActions), h('p', {}, words.pendingText), resend];
  };
  const reseller = () => [
    h('h2', {}, words.legal),
    list(
      [words.verification, words[state.verificationStatus]],
      [words.legalName, profile['legalName']],
      [words.addressLine1, profile['addressLine1']],
      [words.addressLine2, profile['addressLine2']],
      [words.city, profile['city']],
      [words.state, profile['state']],
      [words.postalCode, profile['postalCode']],
      [words.country, profile['country'] ? countries.of(profile['country']) : ''],
    ),
    h('h2', {}, words.contact),
    list(
      [words.firstName, profile['firstName']],
      [words.lastName, profile['lastName']],
      [words.email, profile['email']],
      [words.phone, `${profile['code'] ?? ''} ${profile['phone'] ?? ''}`.trim()],
    ),
    h('h2', {}, words.program),
    list([
      words.reseller,
      state.resellerStatus === 'pending' ? words.pendingQualification : words[state.resellerStatus],
    ]),
    ...pending(),
  ];
  const tab = (name: string, isReseller: boolean): HTMLElement =>
    h('button', { role: 'tab', 'aria-selected': String(isReseller), onClick: () => open(isReseller) }, name);
  const partnerTab = tab(words.partnerTab, false);
  const resellerTab = tab(words.resellerTab, true);
  const open = (isReseller: boolean) => {
    resellerTab.setAttribute('aria-selected', String(isReseller));
    partnerTab.setAttribute('aria-selected', String(!isReseller));
    place.replaceChildren(...(isReseller ? reseller() : [h('p', {}, words.partnerOnly)]));
  };
  late(500, () => open(true));
  return [h('h1', {}, words.legalInfo), h('div', { role: 'tablist' }, partnerTab, resellerTab), place];
};
