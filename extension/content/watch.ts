import type { Taken } from './snapshot.ts';

const QUIET_MS = 40;
const LONGEST_MS = 250;
const ADDRESS_MS = 500;

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['hidden', 'disabled', 'aria-selected', 'aria-disabled', 'aria-invalid', 'role', 'class', 'lang'],
};

/**
 * Takes the page again whenever it may look different: its DOM in any open shadow root, what is typed, its address.
 * A burst of changes is answered once, when it is over, and every 250 ms while it lasts.
 */
export function watch(take: () => Taken, address: Location, signal: AbortSignal): void {
  const watched = new WeakSet<Node>();
  let due: ReturnType<typeof setTimeout> | null = null;
  let since = 0;
  const observer = new MutationObserver(changed);

  function changed(): void {
    const now = performance.now();
    if (due === null) since = now;
    else if (now - since > LONGEST_MS) return;
    else clearTimeout(due);
    due = setTimeout(run, QUIET_MS);
  }

  function run(): void {
    due = null;
    if (signal.aborted) return;
    for (const root of take().roots) watchRoot(root);
  }

  function watchRoot(root: Document | ShadowRoot): void {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, OBSERVED);
    // `change` does not leave a shadow root, `input` does; listening in every root hears both.
    for (const event of ['input', 'change']) root.addEventListener(event, changed, { capture: true, signal });
  }

  let last = address.href;
  const poll = setInterval(() => {
    if (address.href === last) return;
    last = address.href;
    changed();
  }, ADDRESS_MS);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearInterval(poll);
    if (due !== null) clearTimeout(due);
  });
  run();
}
