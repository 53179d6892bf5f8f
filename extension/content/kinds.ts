import type { Role } from '../../shared/pages/snapshot.ts';

/** What nodes of a kind are to a snapshot. */
export interface Kind {
  readonly is: 'text' | 'element' | 'input' | 'textarea' | 'select' | 'row' | 'table' | 'slot' | 'drawing' | 'nothing';
  /** What they are by themselves, where no ARIA role says otherwise. */
  readonly role: Role | null;
  /** Whether their words stand apart from those beside them. */
  readonly isApart: boolean;
  /** Whether they may have a shadow root. */
  readonly isHost: boolean;
}

function kind(is: Kind['is'], { role = null, isApart = false, isHost = false }: Partial<Kind> = {}): Kind {
  return { is, role, isApart, isHost };
}

/** Words, as they stand. */
export const TEXT = kind('text');
/** Nothing that people read, and nothing in it. */
export const NOTHING = kind('nothing');
const OTHER = kind('element');
const OWN_MAKING = kind('element', { isHost: true });
const HEADING = kind('element', { role: 'heading', isHost: true });
const DRAWING = kind('drawing');

const BY_TAG: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...['H1', 'H2', 'H3', 'H4', 'H5', 'H6'].map((name) => [name, HEADING] as const),
  ['BUTTON', kind('element', { role: 'button' })],
  ['A', kind('element', { role: 'link' })],
  ['DT', kind('element', { role: 'term', isApart: true })],
  ['DD', kind('element', { role: 'definition', isApart: true })],
  ['TH', kind('element', { role: 'columnheader', isApart: true })],
  ['TD', kind('element', { role: 'cell', isApart: true })],
  ['TR', kind('row')],
  ['TABLE', kind('table')],
  ['SLOT', kind('slot')],
  ['INPUT', kind('input')],
  ['TEXTAREA', kind('textarea')],
  ['SELECT', kind('select')],
  ['DIV', kind('element', { isApart: true, isHost: true })],
  ['P', kind('element', { isApart: true, isHost: true })],
  ['LI', kind('element', { isApart: true })],
  ['BR', kind('element', { isApart: true })],
  ['SVG', DRAWING],
  ['svg', DRAWING],
  ...['ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'FOOTER', 'HEADER', 'MAIN', 'NAV', 'SECTION', 'SPAN'].map(
    (name) => [name, OWN_MAKING] as const,
  ),
  ...['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'HEAD'].map((name) => [name, NOTHING] as const),
]);

/** What an element is by its tag, as the DOM gives it. */
export function kindOfTag(tag: string): Kind {
  return BY_TAG.get(tag) ?? (tag.includes('-') ? OWN_MAKING : OTHER);
}
