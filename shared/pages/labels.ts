import { de } from './labels/de.ts';
import { en } from './labels/en.ts';
import { es } from './labels/es.ts';
import { fr } from './labels/fr.ts';
import { ja } from './labels/ja.ts';
import { ko } from './labels/ko.ts';
import { ptBr } from './labels/pt-br.ts';
import { zhTw } from './labels/zh-tw.ts';

/** Name of a portal label: its English wording. */
export type LabelId = keyof typeof en;

/** The wordings of the labels, by language of the page (BCP 47, lower case). */
const WORDINGS: Readonly<Record<string, Readonly<Partial<Record<LabelId, readonly string[]>>>>> = {
  en,
  ja,
  de,
  fr,
  es,
  'pt-br': ptBr,
  ko,
  'zh-tw': zhTw,
};

const folded = new Map<string, ReadonlyMap<string, readonly LabelId[]>>();

/** The labels that a text on a page can be, in the page's language or in English, which portals mix in. */
export function labelsOf(text: string, language: string): readonly LabelId[] {
  const key = fold(text);
  return [...(table(language).get(key) ?? []), ...(table('en').get(key) ?? [])];
}

/** Whether a text on a page is a label. */
export function isLabel(text: string, id: LabelId, language: string): boolean {
  return labelsOf(text, language).includes(id);
}

/** A text as labels are compared: width, case, blanks and marks of required fields do not matter. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/\((required|optional|必須|省略可能)\)|[*:]|[\s\u200b]+/gu, '');
}

function table(language: string): ReadonlyMap<string, readonly LabelId[]> {
  const base = WORDINGS[language] === undefined ? (language.split('-')[0] ?? '') : language;
  const known = folded.get(base);
  if (known !== undefined) return known;
  const made = new Map<string, LabelId[]>();
  for (const [id, wordings] of Object.entries(WORDINGS[base] ?? {})) {
    if (!isLabelId(id)) continue;
    for (const wording of [id, ...wordings]) made.set(fold(wording), [...(made.get(fold(wording)) ?? []), id]);
  }
  folded.set(base, made);
  return made;
}

function isLabelId(id: string): id is LabelId {
  return Object.hasOwn(en, id);
}
