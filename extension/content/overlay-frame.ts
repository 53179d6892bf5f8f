const SIZES = { panel: ['384px', '440px'], mark: ['52px', '52px'] } as const;
const MOST_RETURNS = 5;
const RETURNS_MS = 5_000;

/** The overlay on a portal page: an extension frame in a closed root. The page's DOM gets one empty element. */
export interface OverlayFrame {
  resize(size: keyof typeof SIZES): void;
}

/** Puts the overlay into the page and brings it back if the page removes it, but does not fight over it. */
export function overlayFrame(page: Document, url: string, signal: AbortSignal): OverlayFrame {
  const host = page.createElement('div');
  const frame = page.createElement('iframe');
  frame.src = url;
  frame.title = 'Countersign';
  host.attachShadow({ mode: 'closed' }).append(frame);
  important(host, { position: 'fixed', right: '16px', bottom: '16px', 'z-index': '2147483647', display: 'block' });
  important(frame, { border: '0', display: 'block', 'color-scheme': 'light dark', background: 'transparent' });

  const returns: number[] = [];
  const attach = () => page.documentElement.append(host);
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    const now = performance.now();
    while ((returns[0] ?? now) < now - RETURNS_MS) returns.shift();
    if (returns.length >= MOST_RETURNS) return observer.disconnect();
    returns.push(now);
    return attach();
  });
  observer.observe(page.documentElement, { childList: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    host.remove();
  });
  attach();

  return {
    resize(size) {
      const [width, height] = SIZES[size];
      important(frame, { width, height: `min(${height}, calc(100vh - 32px))`, 'max-width': 'calc(100vw - 32px)' });
    },
  };
}

function important(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
}
