/** How many wrong proofs per key are looked at in a minute. What is over it is refused unseen. */
const FAILURES_A_MINUTE = 20;

/** Says how an attempt ended. */
type End = (isGood: boolean) => void;

/** Counts attempts to prove something, each key for itself, so that one who guesses locks out nobody else. */
export interface Attempts {
  /**
   * Waits until `key` may try; counted now, before anything it says is looked at.
   *
   * @returns null when it has failed too often
   */
  begin(key: string): Promise<End | null>;
}

interface Account {
  readonly waiting: ((end: End | null) => void)[];
  tokens: number;
  since: number;
  running: number;
}

/** @param monotonic - milliseconds that no change of the wall clock moves */
export function attempts(monotonic: () => number): Attempts {
  const accounts = new Map<string, Account>();

  function accountOf(key: string): Account {
    const now = monotonic();
    const account = accounts.get(key) ?? { waiting: [], tokens: FAILURES_A_MINUTE, since: now, running: 0 };
    accounts.set(key, account);
    const earned = ((now - account.since) / 60_000) * FAILURES_A_MINUTE;
    account.tokens = Math.min(FAILURES_A_MINUTE, account.tokens + earned);
    account.since = now;
    return account;
  }

  /** Lets in as many as would not be too many even if all of them failed. */
  function admit(key: string): void {
    const account = accountOf(key);
    while (account.waiting.length > 0) {
      if (account.tokens >= 1 && account.running + 1 > account.tokens) return;
      const next = account.waiting.shift();
      if (account.tokens < 1) next?.(null);
      else {
        account.running += 1;
        next?.((isGood) => {
          account.running -= 1;
          if (!isGood) account.tokens -= 1;
          admit(key);
        });
      }
    }
  }

  return {
    async begin(key) {
      return new Promise((resolve) => {
        accountOf(key).waiting.push(resolve);
        admit(key);
      });
    },
  };
}
