import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { ko } from './words/ko.ts';
import { ptBr } from './words/pt-br.ts';
import { zhTw } from './words/zh-tw.ts';

/** The practice portal's words, by name. */
export type Words = Readonly<Record<keyof typeof en, string>>;

/** By BCP 47 language. What a language has no word for is English, as on a portal that is half translated. */
const LANGUAGES: Readonly<Record<string, Partial<Words>>> = { ja, de, fr, es, 'pt-BR': ptBr, ko, 'zh-TW': zhTw };

/**
 * The words for an address's locale segment, such as `/ja-jp/`, or else for the browser's language. English where there
 * are none.
 */
export function wordsFor(path: string, preferred: string): { readonly language: string; readonly words: Words } {
  const asked = (/^\/([a-z]{2}(?:-[a-z]{2})?)\//i.exec(path)?.[1] ?? preferred).toLowerCase();
  const isAsked = (it: string) => asked === it.toLowerCase() || asked.split('-')[0] === it;
  const language = Object.keys(LANGUAGES).find(isAsked) ?? 'en';
  return { language, words: { ...en, ...LANGUAGES[language] } };
}
