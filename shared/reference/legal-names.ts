/** Short forms of company types as registers, cards and web forms have them; our own list, 2026-11-22. */
const SHORT_FORMS: readonly (readonly [short: RegExp, full: string])[] = [
  [/\(株\)/g, '株式会社'],
  [/\(有\)/g, '有限会社'],
  [/\(同\)/g, '合同会社'],
  [/\(資\)/g, '合資会社'],
  [/\(名\)/g, '合名会社'],
  [/\bk\.?k\.?(?=\W|$)/g, 'kabushikikaisha'],
  [/\bg\.?k\.?(?=\W|$)/g, 'godokaisha'],
  [/\bco\.?(?=\W|$)/g, 'company'],
  [/\bcorp\.?(?=\W|$)/g, 'corporation'],
  [/\binc\.?(?=\W|$)/g, 'incorporated'],
  [/\bltd\.?(?=\W|$)/g, 'limited'],
];

/**
 * In what two names differ, where they are the same but for that: `blank`, `width` (full-width or half-width letters,
 * ㈱ and (株)), `case`, `company-form` ((株) and 株式会社), `end` (one goes on). Anything else is a `letter`.
 */
export type NameDifference = 'blank' | 'width' | 'case' | 'company-form' | 'end' | 'letter';

/** In what two names that are not equal differ. */
export function nameDifference(one: string, other: string): NameDifference {
  if (tight(one) === tight(other)) return 'blank';
  const [left, right] = [tight(one.normalize('NFKC')), tight(other.normalize('NFKC'))];
  if (left === right) return 'width';
  if (left.toLowerCase() === right.toLowerCase()) return 'case';
  if (spelledOut(one) === spelledOut(other)) return 'company-form';
  return one.startsWith(other) || other.startsWith(one) ? 'end' : 'letter';
}

function tight(name: string): string {
  return name.replace(/\s+/g, '');
}

function spelledOut(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase();
  return tight(SHORT_FORMS.reduce((text, [short, full]) => text.replace(short, full), folded)).replace(/[.,]/g, '');
}
