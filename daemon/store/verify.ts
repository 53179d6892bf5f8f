import { chainHash } from './accept.ts';
import type { Head, StoredEntry } from './store.ts';

/** The first entry of a chain that does not fit, and why. */
export interface ChainFault {
  readonly seq: number;
  readonly problem: string;
}

/**
 * Walks a whole chain of entries.
 *
 * @param head - a place that the chain must have
 * @param after - the next entries after a `seq`, oldest first; none at the end
 * @returns null when all fit
 */
export async function verifyEntries(
  head: Head,
  after: (seq: number) => Promise<readonly StoredEntry[]>,
): Promise<ChainFault | null> {
  let last: Head = { seq: 0, hash: '' };
  for (;;) {
    const entries = await after(last.seq);
    for (const { seq, hash, text } of entries) {
      if (seq !== last.seq + 1) return { seq: last.seq + 1, problem: 'the entry is missing' };
      if (chainHash(last.hash, seq, text) !== hash) return { seq, problem: 'the entry was altered' };
      if (seq === head.seq && hash !== head.hash) return { seq, problem: 'the entry is not the one its facts are of' };
      last = { seq, hash };
    }
    if (entries.length === 0) break;
  }
  return last.seq < head.seq ? { seq: last.seq + 1, problem: 'the newest entries are missing' } : null;
}
