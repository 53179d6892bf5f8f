import { chain, isUntouched, opacityOf, points } from './sight.ts';

/** The part of opacity that has to be left. */
const OPAQUE = 0.9;
const IN_FRONT = ':popover-open, :modal, :fullscreen';
const TRANSITION = ':active-view-transition';

/**
 * Whether a person sees a frame whole, as it is and where it is. Its host is in the top layer: only other elements of
 * that could be in front of it, also such that let clicks through, so there must be none.
 */
export function isInPlainSight(frame: HTMLElement, host: HTMLElement): boolean {
  const page = host.ownerDocument;
  const elements = chain(frame);
  return (
    page.visibilityState === 'visible' &&
    opacityOf(elements) >= OPAQUE &&
    isUntouched(elements) &&
    isNormalSize(host) &&
    isSamePlace(frame.getBoundingClientRect(), host.getBoundingClientRect()) &&
    !isDecorated(host) &&
    !isInTransition(page) &&
    points(host.getBoundingClientRect(), 3).every(([x, y]) => isOnTop(frame, host, x, y)) &&
    isAloneInFront(host)
  );
}

/** Whether it is as large as its style says, and all of it in the viewport. */
function isNormalSize(host: HTMLElement): boolean {
  const { left, top, right, bottom, width, height } = host.getBoundingClientRect();
  const style = getComputedStyle(host);
  const isAsSet = (size: number, said: string) => size > 0 && Math.abs(size - Number.parseFloat(said)) < 1;
  return (
    ((host as { readonly currentCSSZoom?: number }).currentCSSZoom ?? 1) === 1 &&
    isAsSet(width, style.width) &&
    isAsSet(height, style.height) &&
    left >= 0 &&
    top >= 0 &&
    right <= window.innerWidth &&
    bottom <= window.innerHeight
  );
}

function isSamePlace(one: DOMRect, other: DOMRect): boolean {
  return (['left', 'top', 'right', 'bottom'] as const).every((edge) => Math.abs(one[edge] - other[edge]) < 1);
}

function isOnTop(frame: HTMLElement, host: HTMLElement, x: number, y: number): boolean {
  const root = frame.getRootNode();
  return (
    host.ownerDocument.elementFromPoint(x, y) === host &&
    root instanceof ShadowRoot &&
    root.elementFromPoint(x, y) === frame
  );
}

/** What a page hangs on an element by its style sheet lies over what is in the element. */
function isDecorated(host: Element): boolean {
  return ['::before', '::after'].some((part) => !['none', 'normal'].includes(getComputedStyle(host, part).content));
}

/** Pictures of a view transition are in front even of the top layer. */
function isInTransition(page: Document): boolean {
  return CSS.supports(`selector(${TRANSITION})`) && page.documentElement.matches(TRANSITION);
}

function isAloneInFront(host: Element): boolean {
  return allRoots(host.ownerDocument).every((root) =>
    Array.from(root.querySelectorAll(IN_FRONT)).every((other) => other === host),
  );
}

/** The document and every shadow root in it, closed ones too. */
function allRoots(root: Document | ShadowRoot): readonly (Document | ShadowRoot)[] {
  const found: (Document | ShadowRoot)[] = [root];
  for (const element of root.querySelectorAll('*')) {
    const inner = shadowOf(element);
    if (inner !== null) found.push(...allRoots(inner));
  }
  return found;
}

interface Opener {
  readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
}
const { chrome } = globalThis as unknown as { readonly chrome?: Opener };

function shadowOf(element: Element): ShadowRoot | null {
  if ('openOrClosedShadowRoot' in element) return element.openOrClosedShadowRoot as ShadowRoot | null;
  return element instanceof HTMLElement ? (chrome?.dom?.openOrClosedShadowRoot(element) ?? null) : null;
}
