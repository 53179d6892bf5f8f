/**
 * What is asked of a page's nodes, thousands of times. Firefox shows a page to a content script through wrappers that go
 * through a node's whole chain of prototypes whenever something is asked of it by name, so what answers is looked up once.
 * It also answers for the node itself where a form has a field that is called like a property.
 */
const TEXT = 3;
const ELEMENT = 1;

const typeGetter = getter(Node.prototype, 'nodeType');
const firstGetter = getter(Node.prototype, 'firstChild');
const nextGetter = getter(Node.prototype, 'nextSibling');
const dataGetter = getter(CharacterData.prototype, 'data');
const tagGetter = getter(Element.prototype, 'tagName');
const countGetter = getter(Element.prototype, 'childElementCount');
const rootGetter = getter(Element.prototype, 'shadowRoot');
const contentGetter = getter(Element.prototype, 'textContent');

/** What a node is: an element by the name of its tag, `#text`, or nothing that is shown. */
export function kindOf(node: Node): string {
  const type = typeGetter.call(node);
  if (type === ELEMENT) return tagGetter.call(node);
  return type === TEXT ? '#text' : '';
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

/** What may have a shadow root, besides elements of the page's own making. */
const HOSTS = new Set(
  'ARTICLE ASIDE BLOCKQUOTE BODY DIV FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P SECTION SPAN'.split(' '),
);

/** The open shadow root of an element of this tag; null where it has none. */
export function rootOf(element: Element, tag: string): ShadowRoot | null {
  return HOSTS.has(tag) || tag.includes('-') ? rootGetter.call(element) : null;
}

/** What is put into a slot; nothing of any other element. */
export function assignedTo(element: Element, tag: string): readonly Node[] {
  return tag === 'SLOT' && element instanceof HTMLSlotElement ? element.assignedNodes() : [];
}

function getter<Kind extends object, Name extends keyof Kind>(prototype: Kind, name: Name): () => Kind[Name] {
  for (let at: object | null = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const get = Object.getOwnPropertyDescriptor(at, name)?.get;
    if (get !== undefined) return get as () => Kind[Name];
  }
  throw new Error(`No node has ${String(name)}.`);
}
