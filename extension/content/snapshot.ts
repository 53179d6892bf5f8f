import type { Role, Snapshot, SnapshotNode } from '../../shared/pages/snapshot.ts';
import { isField, nameOf, textOf } from './name.ts';

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
  columns: string[];
  row: Row | null;
  rows: number;
}

const LOCALE = /^\/[a-z]{2}(?:-[a-z0-9]{2,8})?(?=\/(?:pcv|dashboard|commerce|register)\b)/i;
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'SVG', 'svg', 'IFRAME', 'HEAD']);
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
  const walk: Walk = { nodes: [], elements: [], roots: [page], columns: [], row: null, rows: 0 };
  if (page.body !== null) visit(page.body, page.body.nodeName, walk);
  const path = address.pathname.replace(LOCALE, '');
  const locale = LOCALE.exec(address.pathname)?.[0].slice(1);
  const language = (page.documentElement.lang || locale || 'en').toLowerCase();
  const snapshot = { host: address.hostname, path, hash: address.hash, language, nodes: walk.nodes };
  return { snapshot, elements: walk.elements, roots: walk.roots };
}

// In Firefox each look of a content script into the page is dear, so nothing here is asked twice.
function visit(element: Element, tag: string, walk: Walk): void {
  if (SKIPPED.has(tag)) return;
  const sight = sightOf(element, tag);
  if (sight === 'none') return;
  const isVisible = sight === 'seen';
  if (tag === 'TABLE') walk.columns = [];
  const aria = element.getAttribute('role') ?? '';
  if (tag === 'TR' || aria === 'row') return visitRow(element, tag, isVisible, walk);
  if (isField(element, tag)) return isVisible ? emitField(element, walk) : undefined;
  const role = BY_ARIA[aria] ?? BY_TAG[tag];
  if (role === undefined) return visitChildren(element, tag, isVisible, walk);
  if (!isVisible) return undefined;
  if (role === 'cell') return visitCell(element, tag, walk);
  const name = role === 'heading' || role === 'term' || role === 'definition' ? textOf(element) : nameOf(element);
  if (role === 'columnheader') walk.columns.push(name);
  const isDisabled = element.hasAttribute('disabled') || element.getAttribute('aria-disabled') === 'true';
  return emit(walk, element, {
    role,
    name,
    ...(isDisabled ? { disabled: true } : {}),
    ...(role === 'tab' ? { selected: element.getAttribute('aria-selected') === 'true' } : {}),
  });
}

function visitChildren(element: Element, tag: string, isVisible: boolean, walk: Walk): void {
  const root = element.shadowRoot;
  if (root !== null) walk.roots.push(root);
  const assigned = tag === 'SLOT' && element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  for (const child of assigned) visitNode(child, element, isVisible, walk);
  if (assigned.length > 0) return;
  for (let child = (root ?? element).firstChild; child !== null; child = child.nextSibling) {
    visitNode(child, element, isVisible, walk);
  }
}

function visitNode(node: Node, parent: Element, isVisible: boolean, walk: Walk): void {
  const { nodeName } = node;
  if (nodeName === '#text') return isVisible ? emitText(node, parent, walk) : undefined;
  return nodeName === '#comment' ? undefined : visit(node as Element, nodeName, walk);
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
  emit(walk, element, { role: 'cell', name: textOf(element), column });
  if (element.firstElementChild === null && element.shadowRoot === null) return;
  const before = walk.nodes.length;
  visitChildren(element, tag, true, walk);
  // The cell's text is its name already; only what can be chosen or filled in it counts beside it.
  for (let at = walk.nodes.length - 1; at >= before; at--) {
    if (walk.nodes[at]?.role !== 'text') continue;
    walk.nodes.splice(at, 1);
    walk.elements.splice(at, 1);
  }
}

function emitField(element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, walk: Walk): void {
  if (isSecret(element)) return;
  const common = {
    name: nameOf(element),
    ...(element.disabled ? { disabled: true } : {}),
    ...(element.required || element.getAttribute('aria-required') === 'true' ? { required: true } : {}),
    ...(element.getAttribute('aria-invalid') === 'true' ? { invalid: true } : {}),
  };
  if (element instanceof HTMLSelectElement) {
    const options = Array.from(element.options, ({ value, label }) => ({ value, label }));
    return emit(walk, element, { role: 'combobox', ...common, value: element.value, options });
  }
  if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) {
    if (element.checked && walk.row !== null) walk.row.isChosen = true;
    return emit(walk, element, { role: element.type, ...common, checked: element.checked });
  }
  return emit(walk, element, { role: 'textbox', ...common, value: element.value });
}

function emitText(node: Node, parent: Element, walk: Walk): void {
  const name = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
  if (name !== '') emit(walk, parent, { role: 'text', name });
}

function emit(walk: Walk, element: Element, node: SnapshotNode): void {
  walk.nodes.push(walk.row === null ? node : { ...node, row: walk.row.number });
  walk.elements.push(element);
}

/** Fields whose content is nobody's business but the user's and the portal's. */
function isSecret(element: Element): boolean {
  if (element instanceof HTMLInputElement && ['password', 'hidden', 'file'].includes(element.type)) return true;
  return /one-time-code|password|^cc-/.test(element.getAttribute('autocomplete') ?? '');
}

/** `seen`; or `unseen`, though what is in it may be seen; or `none` of it. */
function sightOf(element: Element, tag: string): 'seen' | 'unseen' | 'none' {
  if (typeof element.checkVisibility !== 'function') return element.hasAttribute('hidden') ? 'none' : 'seen';
  if (element.checkVisibility({ visibilityProperty: true })) return 'seen';
  // `visibility` is each element's own, `display` that of all in it; what has no box of its own still shows things.
  if (element.checkVisibility()) return 'unseen';
  if (tag !== 'SLOT' && getComputedStyle(element).display !== 'contents') return 'none';
  return ['hidden', 'collapse'].includes(getComputedStyle(element).visibility) ? 'unseen' : 'seen';
}
