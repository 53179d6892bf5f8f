import type { FromOverlay, PageState, ToContent } from '../messages.ts';
import type { OverlayState } from './view.ts';
import { within } from './within.ts';

const ANSWER_MS = 1_000;

/** How the overlays are, and which presses on them count: those that their tab's content script vouches for. */
export interface Overlays {
  state(page: PageState): OverlayState;
  /** A content script tells which frame of its tab is the overlay. */
  framed(tab: number, key: string): void;
  /** Whether a frame at this address is the overlay of the tab, and not one that the page has made. */
  isOverlay(tab: number, url: string | undefined): boolean;
  /** A content script has looked, by itself or because of the question `token`. */
  looked(tab: number, isSure: boolean, token?: number): void;
  /** Someone pressed something. */
  said(tab: number, message: FromOverlay): Promise<void>;
  gone(tab: number): void;
}

/**
 * @param send - says something to a tab's content script; false when it is not there
 * @param onPress - a press counts; the overlay's own size is seen to already
 */
export function overlays(
  send: (tab: number, message: ToContent) => boolean,
  onPress: (tab: number, wanted: FromOverlay['type']) => void,
  onChange: () => void,
): Overlays {
  const expanded = new Map<number, boolean>();
  const keys = new Map<number, string>();
  const sure = new Set<number>();
  const refused = new Set<number>();
  const asked = new Map<number, { readonly tab: number; readonly settle: (isSure: boolean) => void }>();
  let tokens = 0;

  async function ask(tab: number): Promise<boolean> {
    const token = ++tokens;
    const answer = new Promise<boolean>((settle) => asked.set(token, { tab, settle }));
    if (!send(tab, { type: 'look', token })) asked.get(token)?.settle(false);
    return within(ANSWER_MS, answer, false).finally(() => asked.delete(token));
  }

  return {
    state: ({ tab, page }) => ({
      size: (expanded.get(tab) ?? page !== null) ? 'panel' : 'mark',
      isSure: sure.has(tab),
      isRefused: refused.has(tab),
    }),
    framed: (tab, key) => void keys.set(tab, key),
    isOverlay(tab, url) {
      const key = keys.get(tab);
      return key !== undefined && url?.endsWith(`#${key}`) === true;
    },
    looked(tab, isSure, token) {
      if (isSure) sure.add(tab);
      else sure.delete(tab);
      const question = token === undefined ? undefined : asked.get(token);
      if (question?.tab === tab) question.settle(isSure);
    },
    async said(tab, { type }) {
      // Also after a press that did not count: the content script then looks from now on, and the next one may.
      const isSure = await ask(tab);
      if (type === 'unsure' || !isSure) refused.add(tab);
      else {
        refused.delete(tab);
        if (type !== 'preview') expanded.set(tab, type === 'expand');
        onPress(tab, type);
      }
      onChange();
    },
    gone(tab) {
      keys.delete(tab);
      sure.delete(tab);
      refused.delete(tab);
    },
  };
}
