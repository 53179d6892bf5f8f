import { isCovered } from './cover.ts';
import { chain, isUnmasked, opacityOf } from './sight.ts';

/** What the content script writes into. */
export type Fillable = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const SMALLEST = 8;
/** The part of opacity that has to be left; a field that is drawn pale is one still. */
const OPAQUE = 0.7;
const TYPES = new Set(['text', 'email', 'tel', 'url', 'search', 'number']);
const HIDING = /opacity|brightness|contrast|blur|url/;
/** Where along its middle line a field must not be covered; its ends may hold buttons of the page. */
const ALONG = [0.25, 0.5, 0.75];

/**
 * Whether a person can see and use the field they agreed to have filled; it is scrolled to first.
 *
 * @param own - the overlay, which may lie over the field
 */
export function isVisibleField(field: Fillable, own: Element): boolean {
  if (!isOpenForInput(field)) return false;
  field.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { left, top, width, height } = field.getBoundingClientRect();
  const elements = chain(field);
  return (
    width >= SMALLEST &&
    height >= SMALLEST &&
    field.checkVisibility({ visibilityProperty: true }) &&
    opacityOf(elements) >= OPAQUE &&
    isUnmasked(elements) &&
    !elements.some(isTakenAway) &&
    !isCovered(
      field,
      ALONG.map((part) => [left + width * part, top + height / 2]),
      own,
    )
  );
}

function isOpenForInput(field: Fillable): boolean {
  if (field.matches(':disabled')) return false;
  if (field instanceof HTMLSelectElement) return true;
  return !field.readOnly && (field instanceof HTMLTextAreaElement || TYPES.has(field.type));
}

/** Hidden from some people, or by a filter, though it keeps its place. */
function isTakenAway(element: Element): boolean {
  return element.matches('[aria-hidden=true], [inert], [hidden]') || HIDING.test(getComputedStyle(element).filter);
}
