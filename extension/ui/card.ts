const EDGE = 8;

/**
 * Shows the card of a term next to it, over everything else and within the window. The browser itself closes it on
 * Escape and when another one opens. @param place - holds the word and its card
 */
export function showCard(place: Element | null): void {
  const card = cardOf(place);
  const word = place?.querySelector('.term');
  if (card === null || !word || card.matches(':popover-open')) return;
  card.showPopover();
  const { left, top, bottom } = word.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  // It touches the word, so that the pointer can go from one to the other.
  const below = bottom + height <= clientHeight ? bottom : top - height;
  card.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - width - EDGE))}px`;
  card.style.top = `${Math.max(EDGE, below)}px`;
}

/** Hides the card of a term again, unless the keyboard is still on it. */
export function hideCard(place: Element): void {
  const card = cardOf(place);
  if (card?.matches(':popover-open') && !place.contains(document.activeElement)) card.hidePopover();
}

function cardOf(place: Element | null): HTMLElement | null {
  return place?.querySelector<HTMLElement>('.term-card') ?? null;
}
