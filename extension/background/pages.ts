import type { PageState } from '../messages.ts';

/** What is known of the portal tabs that are open. */
export interface Pages {
  /** Takes what a tab's content script says of its page. */
  shown(page: PageState): void;
  /** The tab came to the front. */
  seen(tab: number): void;
  gone(tab: number): void;
  of(tab: number): PageState | null;
  /** The page that is, or last was, in front. */
  front(): PageState | null;
}

/** No tab is known yet. */
export function pages(): Pages {
  const known = new Map<number, PageState>();
  let order: readonly number[] = [];
  const toFront = (tab: number) => (order = [tab, ...order.filter((other) => other !== tab)]);
  return {
    shown(page) {
      if (!known.has(page.tab)) toFront(page.tab);
      known.set(page.tab, page);
    },
    seen: toFront,
    gone(tab) {
      known.delete(tab);
      order = order.filter((other) => other !== tab);
    },
    of: (tab) => known.get(tab) ?? null,
    front: () => known.get(order.find((tab) => known.has(tab)) ?? -1) ?? null,
  };
}
