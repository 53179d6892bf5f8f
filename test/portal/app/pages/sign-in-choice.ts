import { type Page, action } from '../context.ts';
import { h } from '../element.ts';

export const signInChoice: Page = ({ words, go, press }, prefix) => [
  h('h1', {}, words.signIn),
  h('p', {}, words.signInText),
  h(
    'div',
    { class: 'actions' },
    action(prefix, words.signInButton, () => void press('Sign in').then(() => go('partner-id-choice'))),
  ),
  h('h2', {}, words.noAccount),
  action(prefix, words.createOne, () => void press('Create one'), { appearance: '' }),
];
