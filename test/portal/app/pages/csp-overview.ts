import { type Page, action } from '../context.ts';
import { h } from '../element.ts';

/** CSP > Overview: the agreement's button for a Global admin, the green banner once it is accepted. */
export const cspOverview: Page = ({ words, state, go, press, late }, prefix) => {
  const place = h('div', {});
  late(700, () => {
    if (state.mpa === 'accepted') place.append(h('p', { class: 'banner', role: 'status' }, words.accepted));
    else if (!state.isGlobalAdmin) place.append(h('p', {}, words.nothing));
    else {
      const accept = action(
        prefix,
        words.accept,
        () => void press('Accept and continue', { mpa: 'accepted' }).then(() => go('csp-overview')),
      );
      place.append(h('p', {}, words.mpaText), accept);
    }
  });
  return [h('h1', {}, words.overview), place];
};
