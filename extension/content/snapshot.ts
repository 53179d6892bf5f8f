import type { Role, Snapshot, SnapshotNode } from '../../shared/pages/snapshot.ts';
import type { Kind } from './kinds.ts';
import { nameOf, oneLine, textOf } from './name.ts';
import {
  type Field,
  assignedTo,
  attributeOf,
  contentOf,
  dataOf,
  firstIn,
  isField,
  isLeaf,
  kindOf,
  nextTo,
  rootOf,
  typeOf,
  valueOf,
} from './nodes.ts';

/** A page as data, the elements its nodes were made of, and the roots that have to be watched. */
export interface Taken {
  readonly snapshot: Snapshot;
  /** `elements[i]` is what `snapshot.nodes[i]` was made of. */
  readonly elements: readonly Element[];
  /** The document and every open shadow root that was walked. */
  readonly roots: readonly (Document | ShadowRoot)[];
}

/** A node while it is being put together. */
type Draft = { -readonly [Key in keyof SnapshotNode]: SnapshotNode[Key] };

interface Row {
  readonly number: number;
  readonly cells: number[];
  isChosen: boolean;
}

interface Walk {
  readonly nodes: SnapshotNode[];
  readonly elements: Element[];
  readonly roots: (Document | ShadowRoot)[];
  readonly check: Element['checkVisibility'];
  columns: string[];
  row: Row | null;
  rows: number;
}

const LOCALE = /^\/[a-z]{2}(?:-[a-z0-9]{2,8})?(?=\/(?:pcv|dashboard|commerce|register)\b)/i;
/** Fields whose content is nobody's business but the user's and the portal's; so are those of some `autocomplete`. */
const SECRET = new Set(['password', 'hidden', 'file']);
/** Without a prototype, in which browsers would look for four more names each time. */
const VISIBILITY = { __proto__: null, visibilityProperty: true } as CheckVisibilityOptions;
/** The ARIA roles that count, and what they are here. */
const BY_ARIA: ReadonlyMap<string, Role> = new Map([
  ['heading', 'heading'],
  ['button', 'button'],
  ['link', 'link'],
  ['tab', 'tab'],
  ['columnheader', 'columnheader'],
  ['cell', 'cell'],
  ['gridcell', 'cell'],
  ['status', 'status'],
  ['alert', 'alert'],
  ['term', 'term'],
  ['definition', 'definition'],
]);

/** Takes a portal page as plain data: visible things in reading order, through nested open shadow roots. */
export function takeSnapshot(page: Document, address: Location): Taken {
  const { checkVisibility: check } = Element.prototype;
  const lists = { nodes: [], elements: [], roots: [page], columns: [] };
  const walk: Walk = { ...lists, check, row: null, rows: 0 };
  if (page.body !== null) visit(page.body, kindOf(page.body), walk);
  const path = address.pathname.replace(LOCALE, '');
  const locale = LOCALE.exec(address.pathname)?.[0].slice(1);
  const language = (page.documentElement.lang || locale || 'en').toLowerCase();
  const snapshot = { host: address.hostname, path, hash: address.hash, language, nodes: walk.nodes };
  return { snapshot, elements: walk.elements, roots: walk.roots };
}

// In Firefox each look of a content script into the page is dear, so nothing here is asked twice.
function visit(element: Element, kind: Kind, walk: Walk): void {
  const { is } = kind;
  if (is === 'nothing' || is === 'drawing') return;
  // A row shows nothing itself, and its cells are asked anyway.
  if (is === 'row') return visitRow(element, kind, false, walk);
  const sight = sightOf(element, kind, walk);
  if (sight === 'none') return;
  const isVisible = sight === 'seen';
  if (is === 'table') walk.columns = [];
  const aria = attributeOf(element, 'role') ?? '';
  if (aria === 'row') return visitRow(element, kind, isVisible, walk);
  if (isField(element, kind)) return isVisible ? emitField(element, kind, walk) : undefined;
  const role = (aria === '' ? undefined : BY_ARIA.get(aria)) ?? kind.role;
  if (role === null) return visitChildren(element, kind, isVisible, walk);
  if (!isVisible) return undefined;
  if (role === 'cell') return visitCell(element, kind, walk);
  const isText = role === 'heading' || role === 'term' || role === 'definition';
  const name = isText ? textOf(element, kind) : nameOf(element, kind);
  if (role === 'columnheader') walk.columns.push(name);
  const isDisabled = attributeOf(element, 'disabled') !== null || attributeOf(element, 'aria-disabled') === 'true';
  const node: Draft = { role, name };
  if (isDisabled) node.disabled = true;
  if (role === 'tab') node.selected = attributeOf(element, 'aria-selected') === 'true';
  emit(walk, element, node);
}

function visitChildren(element: Element, kind: Kind, isVisible: boolean, walk: Walk): void {
  const root = rootOf(element, kind);
  if (root !== null) walk.roots.push(root);
  else if (kind.is !== 'slot' && isLeaf(element)) {
    if (isVisible) emitText(contentOf(element), element, walk);
    return;
  }
  const assigned = assignedTo(element, kind);
  for (const child of assigned) visitNode(child, element, isVisible, walk);
  if (assigned.length > 0) return;
  for (let child = firstIn(root ?? element); child !== null; child = nextTo(child)) {
    visitNode(child, element, isVisible, walk);
  }
}

function visitNode(node: Node, parent: Element, isVisible: boolean, walk: Walk): void {
  const kind = kindOf(node);
  if (kind.is === 'text') return isVisible ? emitText(dataOf(node), parent, walk) : undefined;
  return visit(node as Element, kind, walk);
}

function visitRow(element: Element, kind: Kind, isVisible: boolean, walk: Walk): void {
  const row: Row = { number: walk.rows, cells: [], isChosen: false };
  walk.row = row;
  visitChildren(element, kind, isVisible, walk);
  walk.row = null;
  if (row.cells.length > 0) walk.rows += 1;
  if (!row.isChosen) return;
  for (const at of row.cells) {
    const cell = walk.nodes[at];
    if (cell !== undefined) walk.nodes[at] = { ...cell, selected: true };
  }
}

function visitCell(element: Element, kind: Kind, walk: Walk): void {
  const { row, columns } = walk;
  const column = columns[row?.cells.length ?? 0] ?? '';
  row?.cells.push(walk.nodes.length);
  const isPlain = rootOf(element, kind) === null && isLeaf(element);
  const name = isPlain ? oneLine(contentOf(element)) : textOf(element, kind);
  emit(walk, element, { role: 'cell', name, column });
  if (isPlain) return;
  const before = walk.nodes.length;
  visitChildren(element, kind, true, walk);
  // The cell's text is its name already; only what can be chosen or filled in it counts beside it.
  for (let at = walk.nodes.length - 1; at >= before; at--) {
    if (walk.nodes[at]?.role !== 'text') continue;
    walk.nodes.splice(at, 1);
    walk.elements.splice(at, 1);
  }
}

function emitField(element: Field, kind: Kind, walk: Walk): void {
  const type = typeOf(element, kind);
  if (SECRET.has(type) || /one-time-code|password|^cc-/.test(attributeOf(element, 'autocomplete') ?? '')) return;
  const node: Draft = { role: 'textbox', name: nameOf(element, kind) };
  if (attributeOf(element, 'disabled') !== null) node.disabled = true;
  if (attributeOf(element, 'required') !== null || attributeOf(element, 'aria-required') === 'true')
    node.required = true;
  if (attributeOf(element, 'aria-invalid') === 'true') node.invalid = true;
  if (kind.is === 'select' && element instanceof HTMLSelectElement) {
    node.role = 'combobox';
    node.options = Array.from(element.options, ({ value, label }) => ({ value, label }));
  }
  if ((type === 'checkbox' || type === 'radio') && element instanceof HTMLInputElement) {
    node.role = type;
    node.checked = element.checked;
    if (element.checked && walk.row !== null) walk.row.isChosen = true;
  } else node.value = valueOf(element, kind);
  emit(walk, element, node);
}

function emitText(text: string, parent: Element, walk: Walk): void {
  const name = oneLine(text);
  if (name !== '') emit(walk, parent, { role: 'text', name });
}

function emit(walk: Walk, element: Element, node: Draft): void {
  if (walk.row !== null) node.row = walk.row.number;
  walk.nodes.push(node);
  walk.elements.push(element);
}

/** `seen`; or `unseen`, though what is in it may be seen; or `none` of it. */
function sightOf(element: Element, { is }: Kind, { check }: Walk): 'seen' | 'unseen' | 'none' {
  if (check.call(element, VISIBILITY)) return 'seen';
  // `visibility` is each element's own, `display` that of all in it; what has no box of its own still shows things.
  if (check.call(element)) return 'unseen';
  if (is !== 'slot' && getComputedStyle(element).display !== 'contents') return 'none';
  return ['hidden', 'collapse'].includes(getComputedStyle(element).visibility) ? 'unseen' : 'seen';
}
