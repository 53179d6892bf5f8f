import { vi } from 'vitest';
import { type Deep, deepIn, drawn } from './deep.ts';
import { afterMove, move } from './moves.ts';
import { BEGINNING, type PortalState } from './state.ts';

/** The practice portal in the test's own document: its pages with its rules behind them, without a server. */
export interface Stage extends Deep {
  state(): PortalState;
  /** Puts the state back to the beginning, but for a change. */
  reset(change?: Partial<PortalState>): void;
  /** Shows the page of an address. */
  visit(path: string): Promise<void>;
}

/** The day on which everything on the stage happens. */
export const TODAY = '2026-11-25';

/** Opens the practice portal in this document, once for a file. */
export async function openStage(): Promise<Stage> {
  let state: PortalState = { ...BEGINNING, delays: 'none' };
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://partner.microsoft.com/');
  // happy-dom computes the whole style of all an element lies in; the portal hides by attribute only.
  Element.prototype.checkVisibility = function (this: Element) {
    return this.closest('[hidden]') === null;
  };
  vi.stubGlobal('fetch', async (_: string, { body }: { readonly body?: string } = {}) => {
    if (body !== undefined) state = afterMove(state, move.parse(JSON.parse(body)), TODAY);
    return Response.json(state);
  });
  await import('./app/main.ts');
  await drawn();
  return {
    ...deepIn(document),
    state: () => state,
    reset: (change) => (state = { ...BEGINNING, delays: 'none', ...change }),
    async visit(path) {
      history.pushState(null, '', `https://partner.microsoft.com${path}`);
      dispatchEvent(new PopStateEvent('popstate'));
      await drawn();
    },
  };
}
