import type { Role, Snapshot, SnapshotNode } from '../../shared/pages/snapshot.ts';
import { type Attributes, attributes } from './attributes.ts';
import { type Field, isField, nameOf, oneLine, textOf } from './name.ts';
import { assignedTo, contentOf, dataOf, firstIn, isLeaf, kindOf, nextTo, rootOf } from './nodes.ts';

/** A page as data, the elements its nodes were made of, and the roots that have to be watched. */
export interface Taken {
  readonly snapshot: Snapshot;
  /** `elements[i]` is what `snapshot.nodes[i]` was made of. */
  readonly elements: readonly Element[];
  /** The document and every open shadow root that was walked. */
  readonly roots: readonly (Document | ShadowRoot)[];
}

interface Row {
  readonly number: number;
  readonly cells: number[];
  isChosen: boolean;
}

interface Walk {
  readonly nodes: SnapshotNode[];
  readonly elements: Element[];
  readonly roots: (Document | ShadowRoot)[];
  readonly attributes: Attributes;
  /** Absent in browsers that cannot tell. */
  readonly check: Element['checkVisibility'] | undefined;
  columns: string[];
  row: Row | null;
  rows: number;
}

const LOCALE = /^\/[a-z]{2}(?:-[a-z0-9]{2,8})?(?=\/(?:pcv|dashboard|commerce|register)\b)/i;
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'SVG', 'svg', 'IFRAME', 'HEAD']);
/** Fields whose content is nobody's business but the user's and the portal's; so are those of some `autocomplete`. */
const SECRET = new Set(['password', 'hidden', 'file']);
const VISIBILITY = { visibilityProperty: true } as const;
const BY_TAG: Readonly<Record<string, Role>> = {
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
  BUTTON: 'button',
  A: 'link',
  DT: 'term',
  DD: 'definition',
  TH: 'columnheader',
  TD: 'cell',
};
const BY_ARIA: Readonly<Record<string, Role>> = {
  heading: 'heading',
  button: 'button',
  link: 'link',
  tab: 'tab',
  columnheader: 'columnheader',
  cell: 'cell',
  gridcell: 'cell',
  status: 'status',
  alert: 'alert',
  term: 'term',
  definition: 'definition',
};

/** Takes a portal page as plain data: visible things in reading order, through nested open shadow roots. */
export function takeSnapshot(page: Document, address: Location): Taken {
  const { checkVisibility: check } = Element.prototype;
  const lists = { nodes: [], elements: [], roots: [page], columns: [] };
  const walk: Walk = { ...lists, attributes: attributes(), check, row: null, rows: 0 };
  walk.attributes.enter(page);
  if (page.body !== null) visit(page.body, 'BODY', walk);
  const path = address.pathname.replace(LOCALE, '');
  const locale = LOCALE.exec(address.pathname)?.[0].slice(1);
  const language = (page.documentElement.lang || locale || 'en').toLowerCase();
  const snapshot = { host: address.hostname, path, hash: address.hash, language, nodes: walk.nodes };
  return { snapshot, elements: walk.elements, roots: walk.roots };
}

// In Firefox each look of a content script into the page is dear, so nothing here is asked twice.
function visit(element: Element, tag: string, walk: Walk): void {
  if (SKIPPED.has(tag)) return;
  const sight = sightOf(element, tag, walk);
  if (sight === 'none') return;
  const isVisible = sight === 'seen';
  if (tag === 'TABLE') walk.columns = [];
  const aria = walk.attributes.read(element, 'role') ?? '';
  if (tag === 'TR' || aria === 'row') return visitRow(element, tag, isVisible, walk);
  if (isField(element, tag)) return isVisible ? emitField(element, tag, walk) : undefined;
  const role = BY_ARIA[aria] ?? BY_TAG[tag];
  if (role === undefined) return visitChildren(element, tag, isVisible, walk);
  if (!isVisible) return undefined;
  if (role === 'cell') return visitCell(element, tag, walk);
  const isText = role === 'heading' || role === 'term' || role === 'definition';
  const name = isText ? textOf(element, tag, walk.attributes) : nameOf(element, tag, walk.attributes);
  if (role === 'columnheader') walk.columns.push(name);
  const { attributes: has } = walk;
  const isDisabled = has.read(element, 'disabled') !== null || has.read(element, 'aria-disabled') === 'true';
  return emit(walk, element, {
    role,
    name,
    ...(isDisabled ? { disabled: true } : {}),
    ...(role === 'tab' ? { selected: has.read(element, 'aria-selected') === 'true' } : {}),
  });
}

function visitChildren(element: Element, tag: string, isVisible: boolean, walk: Walk): void {
  const root = rootOf(element, tag);
  if (root !== null) {
    walk.roots.push(root);
    walk.attributes.enter(root);
  } else if (tag !== 'SLOT' && isLeaf(element)) {
    if (isVisible) emitText(contentOf(element), element, walk);
    return;
  }
  const assigned = assignedTo(element, tag);
  for (const child of assigned) visitNode(child, element, isVisible, walk);
  if (assigned.length > 0) return;
  for (let child = firstIn(root ?? element); child !== null; child = nextTo(child)) {
    visitNode(child, element, isVisible, walk);
  }
}

function visitNode(node: Node, parent: Element, isVisible: boolean, walk: Walk): void {
  const kind = kindOf(node);
  if (kind === '#text') return isVisible ? emitText(dataOf(node), parent, walk) : undefined;
  return kind === '' ? undefined : visit(node as Element, kind, walk);
}

function visitRow(element: Element, tag: string, isVisible: boolean, walk: Walk): void {
  const row: Row = { number: walk.rows, cells: [], isChosen: false };
  walk.row = row;
  visitChildren(element, tag, isVisible, walk);
  walk.row = null;
  if (row.cells.length > 0) walk.rows += 1;
  if (!row.isChosen) return;
  for (const at of row.cells) {
    const cell = walk.nodes[at];
    if (cell !== undefined) walk.nodes[at] = { ...cell, selected: true };
  }
}

function visitCell(element: Element, tag: string, walk: Walk): void {
  const { row, columns } = walk;
  const column = columns[row?.cells.length ?? 0] ?? '';
  row?.cells.push(walk.nodes.length);
  const isPlain = rootOf(element, tag) === null && isLeaf(element);
  const name = isPlain ? oneLine(contentOf(element)) : textOf(element, tag, walk.attributes);
  emit(walk, element, { role: 'cell', name, column });
  if (isPlain) return;
  const before = walk.nodes.length;
  visitChildren(element, tag, true, walk);
  // The cell's text is its name already; only what can be chosen or filled in it counts beside it.
  for (let at = walk.nodes.length - 1; at >= before; at--) {
    if (walk.nodes[at]?.role !== 'text') continue;
    walk.nodes.splice(at, 1);
    walk.elements.splice(at, 1);
  }
}

function emitField(element: Field, tag: string, walk: Walk): void {
  const { attributes: has } = walk;
  const { type } = element;
  if (SECRET.has(type) || /one-time-code|password|^cc-/.test(has.read(element, 'autocomplete') ?? '')) return;
  const isRequired = has.read(element, 'required') !== null || has.read(element, 'aria-required') === 'true';
  const common = {
    name: nameOf(element, tag, has),
    ...(has.read(element, 'disabled') === null ? {} : { disabled: true }),
    ...(isRequired ? { required: true } : {}),
    ...(has.read(element, 'aria-invalid') === 'true' ? { invalid: true } : {}),
  };
  if (tag === 'SELECT' && element instanceof HTMLSelectElement) {
    const options = Array.from(element.options, ({ value, label }) => ({ value, label }));
    return emit(walk, element, { role: 'combobox', ...common, value: element.value, options });
  }
  if ((type === 'checkbox' || type === 'radio') && element instanceof HTMLInputElement) {
    if (element.checked && walk.row !== null) walk.row.isChosen = true;
    return emit(walk, element, { role: type, ...common, checked: element.checked });
  }
  return emit(walk, element, { role: 'textbox', ...common, value: element.value });
}

function emitText(text: string, parent: Element, walk: Walk): void {
  const name = oneLine(text);
  if (name !== '') emit(walk, parent, { role: 'text', name });
}

function emit(walk: Walk, element: Element, node: SnapshotNode): void {
  walk.nodes.push(walk.row === null ? node : { ...node, row: walk.row.number });
  walk.elements.push(element);
}

/** `seen`; or `unseen`, though what is in it may be seen; or `none` of it. */
function sightOf(element: Element, tag: string, { attributes: has, check }: Walk): 'seen' | 'unseen' | 'none' {
  if (check === undefined) return has.read(element, 'hidden') === null ? 'seen' : 'none';
  if (check.call(element, VISIBILITY)) return 'seen';
  // `visibility` is each element's own, `display` that of all in it; what has no box of its own still shows things.
  if (check.call(element)) return 'unseen';
  if (tag !== 'SLOT' && getComputedStyle(element).display !== 'contents') return 'none';
  return ['hidden', 'collapse'].includes(getComputedStyle(element).visibility) ? 'unseen' : 'seen';
}
