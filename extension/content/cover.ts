type Root = Document | ShadowRoot;
type Point = readonly [x: number, y: number];

const PICTURES = new Set(['IMG', 'CANVAS', 'VIDEO', 'IFRAME', 'OBJECT', 'EMBED', 'svg']);
const CLEAR = /^(transparent|rgba\(\d+, \d+, \d+, 0\))$/;
const PARTS = ['::before', '::after'] as const;

/**
 * Whether something lies over a field at one of these points, also if it lets clicks through.
 *
 * @param own - the overlay: it is no cover, the person knows it
 */
export function isCovered(field: HTMLElement, at: readonly Point[], own: Element): boolean {
  const page = field.ownerDocument;
  const { width, height } = field.getBoundingClientRect();
  const others = elementsIn(page).filter((element) => element !== own && element !== field);
  if (others.some((element) => PARTS.some((part) => isVeil(getComputedStyle(element, part), width, height))))
    return true;
  const veils = others.filter((element) => at.some((point) => isOver(element, point)) && letsClicksThrough(element));
  return solid(veils, () => at.some(([x, y]) => !leadsTo(field, topAt(page, x, y, own))));
}

/** Elements that let clicks through are not found at a point; while `look` looks, these do not. */
function solid(veils: readonly Element[], look: () => boolean): boolean {
  const styles = veils.map((element) => element.getAttribute('style'));
  for (const element of veils) styleOf(element)?.setProperty('pointer-events', 'auto', 'important');
  try {
    return look();
  } finally {
    for (const [at, element] of veils.entries()) {
      const style = styles[at] ?? null;
      if (style === null) element.removeAttribute('style');
      else element.setAttribute('style', style);
    }
  }
}

function letsClicksThrough(element: Element): boolean {
  const style = getComputedStyle(element);
  return style.pointerEvents === 'none' && (PICTURES.has(element.nodeName) || isPainted(style));
}

/** Where a pseudo-element is cannot be asked; as large as a field and painted, it is taken to be over it. */
function isVeil(style: CSSStyleDeclaration, width: number, height: number): boolean {
  return (
    !['none', 'normal', ''].includes(style.content) &&
    style.pointerEvents === 'none' &&
    ['absolute', 'fixed'].includes(style.position) &&
    isPainted(style) &&
    Number.parseFloat(style.width) >= width / 2 &&
    Number.parseFloat(style.height) >= height / 2
  );
}

function isPainted({ backgroundColor, backgroundImage }: CSSStyleDeclaration): boolean {
  return backgroundImage !== 'none' || !CLEAR.test(backgroundColor);
}

function isOver(element: Element, [x, y]: Point): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
}

/** A field is met where it is itself on top, or its own label lies over it. */
function leadsTo(field: HTMLElement, top: Element | null): boolean {
  const labels = (field as HTMLInputElement).labels;
  return top === field || Array.from(labels ?? []).some((label) => top !== null && label.contains(top));
}

/** The topmost element at a point, down through open shadow roots. */
function topAt(root: Root, x: number, y: number, own: Element): Element | null {
  const top = root.elementsFromPoint(x, y).find((element) => element !== own && element.getRootNode() === root);
  if (top === undefined) return null;
  return top.shadowRoot === null ? top : (topAt(top.shadowRoot, x, y, own) ?? top);
}

function elementsIn(root: Root): readonly Element[] {
  const found = Array.from(root.querySelectorAll('*'));
  return found.concat(...found.flatMap(({ shadowRoot }) => (shadowRoot === null ? [] : [elementsIn(shadowRoot)])));
}

function styleOf(element: Element): CSSStyleDeclaration | null {
  return element instanceof HTMLElement || element instanceof SVGElement ? element.style : null;
}
