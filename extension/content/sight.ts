/** An element and what it stands in, outwards through slots and shadow roots: all that can hide or alter it. */
export function chain(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at !== null; at = around(at)) found.push(at);
  return found;
}

/** Which effects count, besides the opacity of all together. */
const ALTERING = {
  'mix-blend-mode': 'normal',
  'mask-image': 'none',
  '-webkit-box-reflect': 'none',
} as const;

/** Effects that nobody has any business putting on an element of ours or on what it stands in. */
const MOVING = {
  filter: 'none',
  'backdrop-filter': 'none',
  transform: 'none',
  translate: 'none',
  rotate: 'none',
  scale: 'none',
  'offset-path': 'none',
  'clip-path': 'none',
  clip: 'auto',
} as const;

/** How much is left of an element when the opacities of all it stands in are taken together. */
export function opacityOf(elements: readonly Element[]): number {
  return elements.reduce((left, element) => left * Number(getComputedStyle(element).opacity), 1);
}

/** Whether nothing blends or masks the elements. Moving and filtering is what pages do with parts of their own. */
export function isUnmasked(elements: readonly Element[]): boolean {
  return elements.every((element) => has(element, ALTERING));
}

/** Whether nothing at all is done to how the elements look or where they are. */
export function isUntouched(elements: readonly Element[]): boolean {
  return isUnmasked(elements) && elements.every((element) => has(element, MOVING));
}

/** Where a rectangle is looked at: `count` points across and down, none of them on its edge. */
export function points({ left, top, width, height }: DOMRect, count: number): readonly (readonly [number, number])[] {
  const parts = Array.from({ length: count }, (_, at) => (at + 0.5) / count);
  return parts.flatMap((x) => parts.map((y) => [left + width * x, top + height * y] as const));
}

function has(element: Element, expected: Readonly<Record<string, string>>): boolean {
  const style = getComputedStyle(element);
  // A browser that does not know a property has nothing to say of it.
  return Object.entries(expected).every(([name, value]) => ['', value].includes(style.getPropertyValue(name)));
}

function around(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}
