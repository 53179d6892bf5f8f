import { en } from './labels/en.ts';
import { ja } from './labels/ja.ts';

/** Name of a portal label: its English wording. */
export type LabelId = keyof typeof en;

/** The wordings of every label, by language of the page (BCP 47, lower case). */
const WORDINGS: Readonly<Record<string, Readonly<Record<LabelId, readonly string[]>>>> = { en, ja };

const folded = new Map<string, ReadonlyMap<string, readonly LabelId[]>>();

/** Whether a text on a page is a label, in the page's language or in English, which portals mix in. */
export function isLabel(text: string, id: LabelId, language: string): boolean {
  const key = fold(text);
  return (table(language).get(key) ?? table('en').get(key) ?? []).includes(id);
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
