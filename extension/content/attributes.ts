/** The attributes that a snapshot reads. */
const READ = [
  'role',
  'hidden',
  'disabled',
  'required',
  'title',
  'placeholder',
  'autocomplete',
  'aria-label',
  'aria-labelledby',
  'aria-hidden',
  'aria-disabled',
  'aria-required',
  'aria-invalid',
  'aria-selected',
] as const;
const SOME = READ.map((name) => `[${name}]`).join();

/** Attributes of a page's elements, while nothing on the page changes. */
export interface Attributes {
  /** To be called with each root before any element in it is asked for. */
  enter(root: Document | ShadowRoot): void;
  /** @returns null where the element has no such attribute */
  read(element: Element, name: (typeof READ)[number]): string | null;
}

/** Few elements have any attribute that counts: these are found at once, so that the others need not be asked. */
export function attributes(): Attributes {
  const entered = new Set<Document | ShadowRoot>();
  const having = new Set<Element>();
  return {
    enter(root) {
      if (entered.has(root)) return;
      entered.add(root);
      for (const element of root.querySelectorAll(SOME)) having.add(element);
    },
    read: (element, name) => (having.has(element) ? element.getAttribute(name) : null),
  };
}
