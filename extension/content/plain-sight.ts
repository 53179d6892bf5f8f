import { chain, isUntouched, opacityOf, points } from './sight.ts';

/** The part of opacity that has to be left. */
const OPAQUE = 0.9;
const IN_FRONT = ':popover-open, :modal, :fullscreen';
const TRANSITION = ':active-view-transition';

/**
 * Whether a person sees an element of the top layer whole, as it is and where it is. Only other elements of the top
 * layer could be in front of it, also such that let clicks through, so there must be none.
 */
export function isInPlainSight(host: HTMLElement): boolean {
  const page = host.ownerDocument;
  const elements = chain(host);
  return (
    page.visibilityState === 'visible' &&
    opacityOf(elements) >= OPAQUE &&
    isUntouched(elements) &&
    isNormalSize(host) &&
    !isDecorated(host) &&
    !isInTransition(page) &&
    points(host.getBoundingClientRect(), 3).every(([x, y]) => page.elementFromPoint(x, y) === host) &&
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
