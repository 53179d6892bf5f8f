import { en } from './words/en.ts';
import { ja } from './words/ja.ts';

/** The practice portal's words, by name. */
export type Words = Readonly<Record<keyof typeof en, string>>;

/** The words for an address's locale segment: `/ja-jp/...` is Japanese, all else English. */
export function wordsFor(path: string): { readonly language: 'en' | 'ja'; readonly words: Words } {
  return /^\/ja(-jp)?\//i.test(path) ? { language: 'ja', words: ja } : { language: 'en', words: en };
}
