import type { Role } from '../../shared/pages/snapshot.ts';

/** What nodes of a kind are to a snapshot. */
export interface Kind {
  readonly is: 'text' | 'element' | 'input' | 'textarea' | 'select' | 'row' | 'table' | 'slot' | 'drawing' | 'nothing';
  /** What they are by themselves, where no ARIA role says otherwise. */
  readonly role?: Role;
  /** Whether their words stand apart from those beside them. */
  readonly isApart?: true;
  /** Whether they may have a shadow root. */
  readonly isHost?: true;
}

/** Words, as they stand. */
export const TEXT: Kind = { is: 'text' };
/** Nothing that people read, and nothing in it. */
export const NOTHING: Kind = { is: 'nothing' };
const OTHER: Kind = { is: 'element' };
const OWN_MAKING: Kind = { is: 'element', isHost: true };
const HEADING: Kind = { is: 'element', role: 'heading', isHost: true };

const BY_TAG: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['SVG', { is: 'drawing' }],
  ['svg', { is: 'drawing' }],
  ...['H1', 'H2', 'H3', 'H4', 'H5', 'H6'].map((name) => [name, HEADING] as const),
  ['BUTTON', { is: 'element', role: 'button' }],
  ['A', { is: 'element', role: 'link' }],
  ['DT', { is: 'element', role: 'term', isApart: true }],
  ['DD', { is: 'element', role: 'definition', isApart: true }],
  ['TH', { is: 'element', role: 'columnheader', isApart: true }],
  ['TD', { is: 'element', role: 'cell', isApart: true }],
  ['TR', { is: 'row' }],
  ['TABLE', { is: 'table' }],
  ['SLOT', { is: 'slot' }],
  ['INPUT', { is: 'input' }],
  ['TEXTAREA', { is: 'textarea' }],
  ['SELECT', { is: 'select' }],
  ['DIV', { is: 'element', isApart: true, isHost: true }],
  ['P', { is: 'element', isApart: true, isHost: true }],
  ['LI', { is: 'element', isApart: true }],
  ['BR', { is: 'element', isApart: true }],
  ...['ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'FOOTER', 'HEADER', 'MAIN', 'NAV', 'SECTION', 'SPAN'].map(
    (name) => [name, OWN_MAKING] as const,
  ),
  ...['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'HEAD'].map((name) => [name, NOTHING] as const),
]);

/** What an element is by its tag, as the DOM gives it. */
export function kindOfTag(tag: string): Kind {
  return BY_TAG.get(tag) ?? (tag.includes('-') ? OWN_MAKING : OTHER);
}
