import { type Language, LANGUAGES, languageFor } from '../../shared/locales/index.ts';
import { browser } from '../browser.ts';
import { type Text, textIn } from './text.ts';

/** Calls back with the words of the chosen language, now and whenever another one is chosen; marks the page with it. */
export async function inLanguage(speak: (text: Text) => void): Promise<void> {
  const start = (language: Language) => {
    document.documentElement.lang = language;
    speak(textIn(language));
  };
  browser.storage.local.onChanged.addListener(({ language }) => {
    if (language !== undefined) start(languageOf(language.newValue));
  });
  start(await chosenLanguage());
}

async function chosenLanguage(): Promise<Language> {
  const { language } = await browser.storage.local.get('language');
  return languageOf(language);
}

function languageOf(setting: unknown): Language {
  return LANGUAGES.find((language) => language === setting) ?? languageFor(browser.i18n.getUILanguage());
}
