import { canAccept } from '../../presses.ts';
import { type Page, action, alert } from '../context.ts';
import { h } from '../element.ts';

/** CSP > Overview: the agreement's button for a Global admin, the green banner once it is accepted; nothing for others. */
export const cspOverview: Page = ({ words, state, go, press, late }, prefix) => {
  const place = h('div', {});
  const refused = alert();
  const onAccept = async () => {
    await press('Accept and continue');
    if (canAccept(state)) go('csp-overview');
    else refused.textContent = words.mpaNotYet;
  };
  late(700, () => {
    if (!state.isGlobalAdmin) place.append(h('p', {}, words.nothing));
    else if (state.mpa === 'accepted') place.append(h('p', { class: 'banner', role: 'status' }, words.accepted));
    else
      place.append(
        h('p', {}, words.mpaText),
        action(prefix, words.accept, () => void onAccept()),
        refused,
      );
  });
  return [h('h1', {}, words.overview), place];
};
