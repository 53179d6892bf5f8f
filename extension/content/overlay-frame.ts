const SIZES = { panel: [384, 440], mark: [52, 52] } as const;
const EDGE = 16;
const MOST_FIGHTS = 5;
const FIGHTS_MS = 5_000;

/** The overlay on a portal page: an extension frame in a closed root. The page's DOM gets one empty element. */
export interface OverlayFrame {
  readonly host: HTMLElement;
  resize(size: keyof typeof SIZES): void;
  /** Whether the host is where it was put, with the looks it was given; if it is not, it is put back. */
  isInPlace(): boolean;
}

/**
 * Puts the overlay into the page's top layer, where only the top layer can cover it, and puts it back when the page
 * takes it away. It does not fight over it: where the page does so again and again, the overlay goes for good.
 */
export function overlayFrame(page: Document, url: string, signal: AbortSignal): OverlayFrame {
  const host = page.createElement('div');
  const frame = page.createElement('iframe');
  frame.src = url;
  frame.title = 'Countersign';
  host.attachShadow({ mode: 'closed' }).append(frame);
  important(frame, { border: '0', display: 'block', 'color-scheme': 'light dark', background: 'transparent' });
  important(frame, { width: '100%', height: '100%' });

  const fights: number[] = [];
  let [width, height]: (typeof SIZES)[keyof typeof SIZES] = SIZES.mark;
  let looks = '';
  let isOff = false;

  /** Inline and important: what no style sheet of the page can change. */
  function dress(): void {
    host.removeAttribute('style');
    important(host, {
      all: 'initial',
      display: 'block',
      position: 'fixed',
      inset: `auto ${EDGE}px ${EDGE}px auto`,
      width: `${width}px`,
      height: `${height}px`,
      'max-width': `calc(100vw - ${2 * EDGE}px)`,
      'max-height': `calc(100vh - ${2 * EDGE}px)`,
      'z-index': '2147483647',
    });
    looks = host.getAttribute('style') ?? '';
  }

  function place(): void {
    host.popover = 'manual';
    dress();
    if (host.parentNode !== page.documentElement) page.documentElement.append(host);
    if (!host.matches(':popover-open')) host.showPopover();
    observer.takeRecords(); // what was just done ourselves
  }

  function isInPlace(): boolean {
    if (!isOff && isAsPlaced(page, host, looks)) return true;
    if (isOff) return false;
    const now = performance.now();
    while ((fights[0] ?? now) < now - FIGHTS_MS) fights.shift();
    fights.push(now);
    if (fights.length > MOST_FIGHTS) leave();
    else place();
    return false;
  }

  function leave(): void {
    isOff = true;
    observer.disconnect();
    host.remove();
  }

  const observer = new MutationObserver(() => void isInPlace());
  observer.observe(page.documentElement, { childList: true });
  observer.observe(host, { attributes: true });
  signal.addEventListener('abort', leave);
  place();

  return {
    host,
    isInPlace,
    resize(size) {
      if (SIZES[size][0] === width) return;
      [width, height] = SIZES[size];
      if (!isOff) dress();
      observer.takeRecords();
    },
  };
}

function isAsPlaced(page: Document, host: HTMLElement, looks: string): boolean {
  return (
    host.parentNode === page.documentElement && host.getAttribute('style') === looks && host.matches(':popover-open')
  );
}

function important(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
}
