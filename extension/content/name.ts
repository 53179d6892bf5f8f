import type { Kind } from './kinds.ts';
import {
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
  valueOf,
} from './nodes.ts';

/** The text a person sees in an element of this kind, through open shadow roots and slots, on one line. */
export function textOf(element: Element, kind: Kind): string {
  return oneLine(collectElement(element, kind));
}

/** Most texts are even as they are, and looking costs less than replacing. */
const UNEVEN = /[^\S ]|^ | $| {2}/;

/** A text as it is shown: on one line, without blanks around it. */
export function oneLine(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** What an element of this kind is called: by ARIA, by its label, by its text, at last by its placeholder. */
export function nameOf(element: Element, kind: Kind): string {
  const labelledBy = attributeOf(element, 'aria-labelledby');
  if (labelledBy !== null) {
    const root = element.getRootNode() as Document | ShadowRoot;
    const named = labelledBy.split(/\s+/).flatMap((id) => root.getElementById(id) ?? []);
    if (named.length > 0) return named.map((it) => textOf(it, kindOf(it))).join(' ');
  }
  const labelled = attributeOf(element, 'aria-label');
  if (labelled !== null && labelled.trim() !== '') return labelled.trim();
  if (isField(element, kind)) {
    const label = element.labels?.[0];
    if (label !== undefined) return textOf(label, kindOf(label));
    return attributeOf(element, 'placeholder') ?? attributeOf(element, 'title') ?? '';
  }
  if (kind.is === 'input') return valueOf(element as HTMLInputElement, kind);
  return textOf(element, kind) || (attributeOf(element, 'title') ?? '');
}

function collect(node: Node): string {
  const kind = kindOf(node);
  return kind.is === 'text' ? dataOf(node) : collectElement(node as Element, kind);
}

function collectElement(element: Element, kind: Kind): string {
  const { is, isApart } = kind;
  if (is === 'nothing' || is === 'input' || is === 'textarea' || is === 'select') return '';
  if (attributeOf(element, 'aria-hidden') === 'true') return '';
  const text = collectIn(element, kind);
  return isApart ? `${text} ` : text;
}

function collectIn(element: Element, kind: Kind): string {
  const root = rootOf(element, kind);
  if (root !== null) return collectChildren(root);
  const assigned = assignedTo(element, kind);
  if (assigned.length > 0) return assigned.map((node) => collect(node)).join('');
  return isLeaf(element) ? contentOf(element) : collectChildren(element);
}

function collectChildren(parent: Node): string {
  let text = '';
  for (let child = firstIn(parent); child !== null; child = nextTo(child)) text += collect(child);
  return text;
}
