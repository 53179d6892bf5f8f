import type { Taken } from './snapshot.ts';

const QUIET_MS = 40;
const LONGEST_MS = 250;
/** Looking at a large page while it keeps changing may take this part of the time. */
const SHARE = 1 / 40;
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
 * A burst of changes is answered once, when it is over, and now and then while it lasts:
 * every 250 ms, less often where looking takes long.
 */
export function watch(take: () => Taken, address: Location, signal: AbortSignal): void {
  const watched = new WeakSet<Node>();
  let due: ReturnType<typeof setTimeout> | null = null;
  let since = 0;
  let longest = LONGEST_MS;
  const observer = new MutationObserver(changed);

  function changed(): void {
    const now = performance.now();
    if (due === null) since = now;
    else if (now - since > longest) return;
    else clearTimeout(due);
    due = setTimeout(run, QUIET_MS);
  }

  function run(): void {
    due = null;
    if (signal.aborted) return;
    const began = performance.now();
    for (const root of take().roots) watchRoot(root);
    longest = Math.max(LONGEST_MS, (performance.now() - began) / SHARE);
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
