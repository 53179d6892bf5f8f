import { askedNodes } from '../../shared/pages/asked.ts';
import { recognise } from '../../shared/pages/recognise.ts';
import type { FillResult } from '../messages.ts';
import type { Taken } from './snapshot.ts';

/** One value to put into one asked field of the page. */
export interface Write {
  readonly ask: number;
  readonly value: string;
}

/** What was in the fields before they were filled. */
export type Before = readonly Write[];

type Fillable = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const SETTLE_MS = 60;

/**
 * Puts values into fields, one after the other, and reads each back. Stops where the page is no longer the one that
 * was previewed. Never presses anything.
 */
export async function fill(
  page: string,
  writes: readonly Write[],
  take: () => Taken,
): Promise<{ readonly results: readonly FillResult[]; readonly before: Before }> {
  const results: FillResult[] = [];
  const before: Write[] = [];
  let isGone = false;
  for (const { ask, value } of writes) {
    const field: Located | 'page-gone' | null = isGone ? null : locate(page, ask, take());
    if (field === null || field === 'page-gone') {
      const outcome = field === 'page-gone' && !isGone ? 'page-gone' : isGone ? 'not-attempted' : 'not-visible';
      isGone = isGone || field === 'page-gone';
      results.push({ ask, label: '', outcome, readBack: '' });
      continue;
    }
    const { element, label } = field;
    before.push({ ask, value: element.value });
    put(element, value);
    await settled();
    const again = locate(page, ask, take());
    const readBack = again === null || again === 'page-gone' ? '' : again.element.value;
    const outcome = again === 'page-gone' ? 'page-gone' : isSame(readBack, value) ? 'filled' : 'refused-by-page';
    isGone = again === 'page-gone';
    results.push({ ask, label, outcome, readBack });
  }
  return { results, before };
}

interface Located {
  readonly element: Fillable;
  readonly label: string;
}

function locate(page: string, ask: number, { snapshot, elements }: Taken): Located | 'page-gone' | null {
  const recipe = recognise(snapshot);
  if (recipe?.id !== page) return 'page-gone';
  const at = askedNodes(recipe, snapshot).get(ask);
  const element = at === undefined ? undefined : elements[at];
  if (at === undefined || !isFillable(element) || !isPlain(element)) return null;
  return { element, label: snapshot.nodes[at]?.name ?? '' };
}

function put(element: Fillable, value: string): void {
  element.focus({ preventScroll: true });
  element.value = value;
  const heard = { bubbles: true, composed: true };
  element.dispatchEvent(new InputEvent('input', { ...heard, inputType: 'insertReplacementText', data: value }));
  element.dispatchEvent(new Event('change', heard));
  element.blur();
  element.dispatchEvent(new FocusEvent('blur', { composed: true }));
  element.dispatchEvent(new FocusEvent('focusout', heard));
}

function isFillable(element: Element | undefined): element is Fillable {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

/** Whether a person can see the field they agreed to have filled. */
function isPlain(element: Fillable): boolean {
  if (element.disabled || (!(element instanceof HTMLSelectElement) && element.readOnly)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width >= 8 && height >= 8 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** The same but for formatting: width of letters, blanks, dashes. */
function isSame(readBack: string, value: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/[\s\-‐-―−]/gu, '');
  return bare(readBack) === bare(value);
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}
