import { askedNodes } from '../../shared/pages/asked.ts';
import { recognise } from '../../shared/pages/recognise.ts';
import type { FieldReport } from '../messages.ts';
import type { Taken } from './snapshot.ts';
import { type Fillable, isVisibleField } from './visible-field.ts';

/** One value to put into one asked field of the page. */
export interface Write {
  readonly ask: number;
  readonly value: string;
}

/** What was in the fields before they were filled. */
export type Before = readonly Write[];

const SETTLE_MS = 60;

/**
 * Puts values into fields, one after the other, and reads them back when the page has settled. Stops where the page
 * is no longer the one that was previewed. Never presses anything.
 *
 * @param own - the overlay on the page
 */
export async function fill(
  page: string,
  writes: readonly Write[],
  take: () => Taken,
  own: Element,
): Promise<{ readonly results: readonly FieldReport[]; readonly before: Before }> {
  const before: Write[] = [];
  const results = new Map<number, FieldReport>();
  let isGone = false;
  for (const { ask, value } of writes) {
    const field: Located | 'page-gone' | null = isGone ? 'page-gone' : locate(page, ask, take());
    isGone = field === 'page-gone';
    if (field === 'page-gone' || field === null || !isReady(field.element, own)) {
      const outcome = isGone ? 'not-attempted' : 'not-visible';
      results.set(ask, { ask, label: '', outcome, readBack: '' });
      continue;
    }
    before.push({ ask, value: field.element.value });
    put(field.element, value);
    await turn();
    results.set(ask, resultOf(field, ask, value));
  }
  // A page may still change its mind: what stands there when it has settled counts, as long as it is there.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  for (const { ask, value } of isGone ? [] : writes) {
    const field = locate(page, ask, take());
    const isWritten = before.some((write) => write.ask === ask);
    if (isWritten && field !== null && field !== 'page-gone') results.set(ask, resultOf(field, ask, value));
  }
  return { results: [...results.values()], before };
}

function resultOf({ element, label }: Located, ask: number, value: string): FieldReport {
  const readBack = element.value;
  return { ask, label, outcome: isSame(readBack, value) ? 'filled' : 'refused-by-page', readBack };
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
  if (at === undefined || !isFillable(element)) return null;
  return { element, label: snapshot.nodes[at]?.name ?? '' };
}

/** The page may hear of the focus and change the field then, so it is looked at after that. */
function isReady(element: Fillable, own: Element): boolean {
  element.focus({ preventScroll: true });
  return isVisibleField(element, own);
}

function put(element: Fillable, value: string): void {
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

/** The same but for formatting: width of letters, blanks, dashes. */
function isSame(readBack: string, value: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/[\s\-‐-―−]/gu, '');
  return bare(readBack) === bare(value);
}

/** Lets the page react. Not by a timer: those of a tab in the background come once a second. */
async function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.addEventListener('message', resolve, { once: true });
    port1.start();
    port2.postMessage(null);
  });
  port1.close();
}
