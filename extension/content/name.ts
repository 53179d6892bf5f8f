import type { Attributes } from './attributes.ts';
import { assignedTo, contentOf, dataOf, firstIn, isLeaf, kindOf, nextTo, rootOf } from './nodes.ts';

/** The text a person sees in an element of this name, through open shadow roots and slots, on one line. */
export function textOf(element: Element, tag: string, attributes: Attributes): string {
  return oneLine(collectElement(element, tag, attributes));
}

/** A text as it is shown: on one line, without blanks around it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What an element of this name is called: by ARIA, by its label, by its text, at last by its placeholder. */
export function nameOf(element: Element, tag: string, attributes: Attributes): string {
  const labelledBy = attributes.read(element, 'aria-labelledby');
  if (labelledBy !== null) {
    const root = element.getRootNode() as Document | ShadowRoot;
    const named = labelledBy.split(/\s+/).flatMap((id) => root.getElementById(id) ?? []);
    if (named.length > 0) return named.map((it) => textOf(it, kindOf(it), attributes)).join(' ');
  }
  const labelled = attributes.read(element, 'aria-label');
  if (labelled !== null && labelled.trim() !== '') return labelled.trim();
  if (isField(element, tag)) {
    const label = element.labels?.[0];
    if (label !== undefined) return textOf(label, 'LABEL', attributes);
    return attributes.read(element, 'placeholder') ?? attributes.read(element, 'title') ?? '';
  }
  if (tag === 'INPUT' && element instanceof HTMLInputElement) return element.value;
  return textOf(element, tag, attributes) || (attributes.read(element, 'title') ?? '');
}

const FIELDS = new Set(['INPUT', 'SELECT', 'TEXTAREA']);
const PRESSED = new Set(['button', 'submit', 'reset', 'image']);

/** What people fill in or choose from. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whether an element of this tag is a field. */
export function isField(element: Element, tag: string): element is Field {
  // Asking for its class costs Firefox more than all the rest.
  return FIELDS.has(tag) && 'type' in element && !PRESSED.has(String(element.type));
}

const SILENT = new Set(['STYLE', 'SCRIPT', ...FIELDS]);
const APART = new Set(['DIV', 'P', 'LI', 'BR', 'TD', 'TH', 'DT', 'DD']);

function collect(node: Node, attributes: Attributes): string {
  const kind = kindOf(node);
  if (kind === '#text') return dataOf(node);
  return kind === '' ? '' : collectElement(node as Element, kind, attributes);
}

function collectElement(element: Element, tag: string, attributes: Attributes): string {
  if (SILENT.has(tag) || attributes.read(element, 'aria-hidden') === 'true') return '';
  const text = collectIn(element, tag, attributes);
  return APART.has(tag) ? `${text} ` : text;
}

function collectIn(element: Element, tag: string, attributes: Attributes): string {
  const root = rootOf(element, tag);
  if (root !== null) {
    attributes.enter(root);
    return collectChildren(root, attributes);
  }
  const assigned = assignedTo(element, tag);
  if (assigned.length > 0) return assigned.map((node) => collect(node, attributes)).join('');
  return isLeaf(element) ? contentOf(element) : collectChildren(element, attributes);
}

function collectChildren(parent: Node, attributes: Attributes): string {
  let text = '';
  for (let child = firstIn(parent); child !== null; child = nextTo(child)) text += collect(child, attributes);
  return text;
}
