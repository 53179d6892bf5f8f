import { type Page, action, alert, terms } from '../context.ts';
import type { CheckBox } from '../controls.ts';
import { countryName } from '../countries.ts';
import { h } from '../element.ts';

/** Where a distributor's invitation leads: the partnership is granted here. */
export const authorizeProvider: Page = ({ words, language, state, go, press, late }, prefix) => {
  const place = h('div', {});
  const refused = alert();
  const invited = state.providers.find((it) => it.state === 'invited');
  const box = h(`${prefix}_he-checkbox`, { label: words.authorizeBox }) as CheckBox;
  const onAuthorize = async () => {
    await press('Authorize indirect provider', invited === undefined ? null : { provider: invited.name });
    if (!state.isGlobalAdmin) refused.textContent = words.notAllowed;
    else if (state.mpa !== 'accepted') refused.textContent = words.authorizeNotYet;
    else go('indirect-providers');
  };
  const button = action(prefix, words.authorizeProvider, () => void onAuthorize(), { disabled: true });
  box.addEventListener('portal-change', () => (button.isDisabled = !box.isChecked));
  late(700, () => {
    if (invited === undefined) return place.append(h('p', {}, words.authorizeNone));
    const { name, country } = invited;
    return place.append(
      h('p', {}, words.authorizeWho),
      terms([words.userName, name], [words.country, countryName(country, language)]),
      h('p', {}, words.authorizeText),
      box,
      h('div', { class: 'actions' }, button),
      refused,
    );
  });
  return [h('h1', {}, words.authorizeProvider), place];
};
