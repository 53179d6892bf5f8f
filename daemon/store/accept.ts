import { hash } from 'node:crypto';
import { fieldKeyOf, fieldOf } from '../../shared/fields/path.ts';
import type { Change } from '../../shared/protocol/change.ts';
import type { RefusalCode } from '../../shared/protocol/daemon-messages.ts';
import { type Result, ok, refused } from '../../shared/result.ts';

/** The hash of an entry: SHA-256 over the hash before it, its `seq` and the change's text (PROTOCOL.md, P33). */
export function chainHash(previous: string, seq: number, text: string): string {
  return hash('sha256', `${previous}\n${seq}\n${text}`);
}

/** Whether a stored text and a change with its id say the same; `seen` may differ (PROTOCOL.md, P31 and P45). */
export function isSameChange(stored: string, change: Change): boolean {
  const text = JSON.stringify(change);
  return stored === text || JSON.stringify({ ...(JSON.parse(stored) as Change), seen: change.seen }) === text;
}

/** Whether a change may enter the log. A field that only newer versions know is kept as it is (P32). */
export function isAcceptable(change: Change): Result<null, RefusalCode> {
  const key = fieldKeyOf(change.path);
  if (key === null || change.value === null) return ok(null);
  const parsed = fieldOf(key).schema.safeParse(change.value);
  if (parsed.success) return ok(null);
  return refused('invalid-value', `${key}: ${parsed.error.issues[0]?.message ?? 'invalid'}`);
}
