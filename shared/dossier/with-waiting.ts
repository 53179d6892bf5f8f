import type { Change } from '../protocol/change.ts';
import { type Fact, factKey } from './fact.ts';
import { nextFact } from './next-fact.ts';

/** What is shown: the confirmed facts with the waiting changes on top, in their order. */
export function withWaiting(confirmed: Iterable<Fact>, waiting: Iterable<Change>): readonly Fact[] {
  const facts = new Map<string, Fact>();
  for (const fact of confirmed) facts.set(factKey(fact.path, fact.source), fact);
  for (const change of waiting) {
    const key = factKey(change.path, change.source);
    facts.set(key, nextFact(facts.get(key), change, 0));
  }
  return [...facts.values()];
}
