import { browser } from '../browser.ts';
import { type Words, languageOf, wordsOf } from './words.ts';

/** Name of the language setting in the extension's local storage; `en`, `ja`, or absent for the browser's. */
export const LANGUAGE_SETTING = 'language';

/** Starts a screen in its language, and again whenever another language is chosen. */
export async function startPage(titled: (words: Words) => string, show: (words: Words) => void): Promise<void> {
  const speak = (setting: unknown) => {
    const words = wordsOf(languageOf(setting));
    document.documentElement.lang = words.language;
    document.title = titled(words);
    show(words);
  };
  browser.storage.local.onChanged.addListener((changes) => {
    const change = changes[LANGUAGE_SETTING];
    if (change !== undefined) speak(change.newValue);
  });
  speak((await browser.storage.local.get(LANGUAGE_SETTING))[LANGUAGE_SETTING]);
}

/** The element of the page that its components are drawn into. @throws when the page has none */
export function rootOf(page: Document): HTMLElement {
  const root = page.getElementById('root');
  if (root === null) throw new Error('The page has no element with the id root.');
  return root;
}
