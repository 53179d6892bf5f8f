import type { BrowserName } from '../../../scripts/lib/browsers.ts';
import { BROWSERS } from '../../e2e/harness.ts';

/**
 * Does something in both browsers at once, and waits for both whatever becomes of one of them.
 *
 * @throws what went wrong in the first that failed
 */
export async function inBothBrowsers(work: (name: BrowserName) => Promise<void>): Promise<void> {
  const ended = await Promise.allSettled(BROWSERS.map(work));
  for (const it of ended) if (it.status === 'rejected') throw it.reason;
}
