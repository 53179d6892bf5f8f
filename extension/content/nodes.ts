import { type Kind, NOTHING, TEXT, kindOfTag } from './kinds.ts';

const ELEMENT_TYPE = 1;
const TEXT_TYPE = 3;

/**
 * What is asked of a page's nodes, thousands of times. Firefox shows a page to a content script through wrappers that go
 * through a node's whole chain of prototypes whenever something is asked of it by name, so what answers is looked up once.
 * It also answers for the node itself where a form has a field that is called like a property.
 */
const nodeTypeGetter = getter(Node.prototype, 'nodeType');
const tagGetter = getter(Element.prototype, 'tagName');
const firstGetter = getter(Node.prototype, 'firstChild');
const nextGetter = getter(Node.prototype, 'nextSibling');
const dataGetter = getter(CharacterData.prototype, 'data');
const countGetter = getter(Element.prototype, 'childElementCount');
const rootGetter = getter(Element.prototype, 'shadowRoot');
const contentGetter = getter(Element.prototype, 'textContent');
const { getAttribute } = Element.prototype;
const typeGetter = getter(HTMLInputElement.prototype, 'type');
const valueGetter = getter(HTMLInputElement.prototype, 'value');

/** What a node is. */
export function kindOf(node: Node): Kind {
  const type = nodeTypeGetter.call(node);
  if (type === ELEMENT_TYPE) return kindOfTag(tagGetter.call(node));
  return type === TEXT_TYPE ? TEXT : NOTHING;
}

/** The text of a text node. */
export function dataOf(text: Node): string {
  return dataGetter.call(text);
}

/** All text in an element, whether it is shown or not. */
export function contentOf(element: Element): string {
  return contentGetter.call(element) ?? '';
}

/** The first of a node's children. */
export function firstIn(parent: Node): Node | null {
  return firstGetter.call(parent);
}

/** The node after a node, in the same parent. */
export function nextTo(node: Node): Node | null {
  return nextGetter.call(node);
}

/** Whether an element has no elements in it, in its light tree. */
export function isLeaf(element: Element): boolean {
  return countGetter.call(element) === 0;
}

/** The open shadow root of an element of this kind; null where it has none. */
export function rootOf(element: Element, { isHost }: Kind): ShadowRoot | null {
  return isHost ? rootGetter.call(element) : null;
}

/** What is put into a slot; nothing of any other element. */
export function assignedTo(element: Element, { is }: Kind): readonly Node[] {
  return is === 'slot' && element instanceof HTMLSlotElement ? element.assignedNodes() : [];
}

/** @returns null where the element has no such attribute */
export function attributeOf(element: Element, name: string): string | null {
  return getAttribute.call(element, name);
}

/** What people fill in or choose from. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The inputs that are buttons. */
const PRESSED = new Set(['button', 'submit', 'reset', 'image']);

/** Whether an element of this kind is a field, and no button. */
export function isField(element: Element, kind: Kind): element is Field {
  const { is } = kind;
  return is === 'input' ? !PRESSED.has(typeOf(element, kind)) : is === 'textarea' || is === 'select';
}

/** Of an input its type, of another field what it is. */
export function typeOf(field: Element, { is }: Kind): string {
  return is === 'input' ? typeGetter.call(field as HTMLInputElement) : is;
}

/** What is in a field. */
export function valueOf(field: Field, { is }: Kind): string {
  return is === 'input' ? valueGetter.call(field as HTMLInputElement) : field.value;
}

function getter<Of extends object, Name extends keyof Of>(prototype: Of, name: Name): () => Of[Name] {
  for (let at: object | null = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const get = Object.getOwnPropertyDescriptor(at, name)?.get;
    if (get !== undefined) return get as () => Of[Name];
  }
  throw new Error(`No node has ${String(name)}.`);
}
