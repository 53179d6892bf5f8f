import { type Page, action } from '../context.ts';
import { h } from '../element.ts';

/** CSP > Overview: the agreement's button for a Global admin, the green banner once it is accepted; nothing for others. */
export const cspOverview: Page = ({ words, state, go, press, late }, prefix) => {
  const place = h('div', {});
  const onAccept = () => void press('Accept and continue').then(() => go('csp-overview'));
  late(700, () => {
    if (!state.isGlobalAdmin) place.append(h('p', {}, words.nothing));
    else if (state.mpa === 'accepted') place.append(h('p', { class: 'banner', role: 'status' }, words.accepted));
    else place.append(h('p', {}, words.mpaText), action(prefix, words.accept, onAccept));
  });
  return [h('h1', {}, words.overview), place];
};
