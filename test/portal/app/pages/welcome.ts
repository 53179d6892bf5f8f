import { type Page, action } from '../context.ts';
import { h } from '../element.ts';

export const welcome: Page = ({ words, go, press, late }, prefix) => {
  const actions = h('div', { class: 'actions' });
  late(700, () =>
    actions.append(action(prefix, words.Next, () => void press('Next').then(() => go('sign-in-choice')))),
  );
  const items = [words.have1, words.have2, words.have3].map((text) => h('li', {}, text));
  return [h('h1', {}, words.Welcome), h('p', {}, words.welcomeText), h('ul', {}, ...items), actions];
};
