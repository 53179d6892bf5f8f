import { CLI_ORIGIN } from '../shared/protocol/address.ts';
import { PAIRING_CODE_BYTES, pairingCode } from '../shared/protocol/pairing-code.ts';
import type { CryptoLike } from '../shared/platform/web-crypto.ts';

/** How long a pairing code lives, in milliseconds on the monotonic clock. */
export const WINDOW_MS = 5 * 60_000;
const TRIES = 5;

/** The time in which a new browser may be paired: one code, five tries, five minutes, one use. */
export interface PairingWindow {
  /** Opens a new window and voids the one before. @returns the code */
  open(): string;
  /** Whether the code may still be tried. */
  isOpen(): boolean;
  /** Begins a try, which counts whatever becomes of it. @returns the code, or null when none may be tried */
  take(): string | null;
  /** Uses up the code of a try that proved right. @returns false when it has been used, voided or has run out */
  use(code: string): boolean;
}

/** The code that is shown, and one of its own for the command line of the same account (PROTOCOL.md, P25). */
export interface PairingWindows {
  readonly shown: PairingWindow;
  readonly own: PairingWindow;
}

/** The window that a client of an origin pairs through. */
export function windowFor(origin: string, { shown, own }: PairingWindows): PairingWindow {
  return origin === CLI_ORIGIN && own.isOpen() ? own : shown;
}

/** @param monotonic - milliseconds that no change of the wall clock moves */
export function pairingWindow(crypto: CryptoLike, monotonic: () => number): PairingWindow {
  let current: { readonly code: string; readonly until: number; readonly tries: number } | null = null;
  const inTime = () => (current !== null && monotonic() < current.until ? current : null);
  return {
    open() {
      const code = pairingCode(crypto.getRandomValues(new Uint8Array(PAIRING_CODE_BYTES)));
      current = { code, until: monotonic() + WINDOW_MS, tries: TRIES };
      return code;
    },
    isOpen: () => (inTime()?.tries ?? 0) > 0,
    take() {
      const now = inTime();
      if (now === null || now.tries === 0) return null;
      current = { ...now, tries: now.tries - 1 };
      return now.code;
    },
    use(code) {
      const isRight = inTime()?.code === code;
      if (isRight) current = null;
      return isRight;
    },
  };
}
