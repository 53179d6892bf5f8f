import { isInPlainSight } from './plain-sight.ts';
import type { OverlayFrame } from './overlay-frame.ts';

const SETTLED_MS = 400;
const LOOK_MS = 100;
/** A longer time between two looks is one in which anything may have been shown. */
const GAP_MS = 350;
const AWAKE_MS = 2_000;
/** How long after the page went behind another one a press on it may still be asked about. */
const LINGER_MS = 1_500;

/** Knows whether a person has had the time to see the overlay as it is: only then their clicks on it count. */
export interface Guard {
  /** Looks now. */
  look(): boolean;
}

/** Watches the overlay while someone is near it, and tells when it becomes sure or unsure. */
export function guard(
  { host, isInPlace }: OverlayFrame,
  onChange: (isSure: boolean) => void,
  signal: AbortSignal,
): Guard {
  let since = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let place = '';
  let isSure = false;
  let awakeUntil = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function look(): boolean {
    const now = performance.now();
    // The press itself may have brought the panel in front, as a tab: what was so before it counts.
    if (document.visibilityState === 'hidden' && now - last < LINGER_MS) return isSure;
    const { left, top, width, height } = host.getBoundingClientRect();
    const placeNow = [left, top, width, height].join();
    if (!isInPlace() || !isInPlainSight(host)) since = Number.POSITIVE_INFINITY;
    else if (since === Number.POSITIVE_INFINITY || placeNow !== place || now - last > GAP_MS) since = now;
    place = placeNow;
    last = now;
    tell(now - since >= SETTLED_MS);
    return isSure;
  }

  function tell(next: boolean): void {
    if (next === isSure) return;
    isSure = next;
    onChange(isSure);
  }

  function isNear(): boolean {
    return performance.now() < awakeUntil || host.matches(':hover') || host.ownerDocument.activeElement === host;
  }

  function keepLooking(): void {
    timer = null;
    if (signal.aborted) return;
    if (!isNear()) return tell(false);
    look();
    timer = setTimeout(keepLooking, LOOK_MS);
  }

  function wake(): void {
    awakeUntil = performance.now() + AWAKE_MS;
    if (timer === null) keepLooking();
  }

  for (const event of ['pointermove', 'pointerover', 'focus', 'blur', 'keydown']) {
    window.addEventListener(event, wake, { capture: true, passive: true, signal });
  }
  return {
    look() {
      // Asked for it, someone is near, whatever events the page keeps to itself.
      wake();
      return look();
    },
  };
}
