import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../../shared/dossier/fact.ts';
import type { Change } from '../../../shared/protocol/change.ts';
import { action, play } from './history.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 150);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

/** The state as the rules tell it, from the log alone: the last word counts; words unseen by a later one stay. */
function stateOf(log: readonly { readonly seq: number; readonly change: Change }[]) {
  const words = new Map<string, (typeof log)[number][]>();
  for (const word of log) {
    const key = `${word.change.path}@${word.change.source}`;
    words.set(key, [...(words.get(key) ?? []), word]);
  }
  return Object.fromEntries(
    [...words].map(([key, said]) => {
      const isRival = (word: (typeof said)[number]) =>
        said.every(({ seq, change: { seen, device, value } }) => {
          const isLater = seq > word.seq;
          return !isLater || (word.seq > seen && word.change.device !== device && word.change.value !== value);
        });
      const last = said.at(-1);
      const rivals = said.filter((word) => word !== last && isRival(word)).map((it) => it.change.id);
      return [key, { value: last?.change.value ?? null, id: last?.change.id, rivals }];
    }),
  );
}

const byKey = (facts: readonly Fact[]) =>
  Object.fromEntries(
    facts.map(({ path, source, value, change: id, rivals }) => [
      `${path}@${source}`,
      { value, id, rivals: rivals.map((it) => it.change) },
    ]),
  );

test(`${HISTORIES} random histories from seed ${SEED}: all replicas equal, nothing lost, nothing doubled`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 80, size: 'max' }), async (actions) => {
      const { edits, log, replicas, facts, fault } = await play(actions);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
      expect(new Set(log.map((it) => it.change.id))).toEqual(new Set(edits.map(({ id }) => id)));
      expect(log).toHaveLength(edits.length);
      expect(fault).toBeNull();
      expect(byKey(facts)).toEqual(stateOf(log));
      for (const { facts: shown, pending } of replicas) {
        expect(pending).toBe(0);
        expect(byKey(shown)).toEqual(byKey(facts));
      }
      // A device's own changes to a fact keep the order in which they were made.
      for (const { device } of edits) {
        const made = edits.filter((it) => it.device === device).map(({ id }) => id);
        expect(log.filter((it) => it.change.device === device).map((it) => it.change.id)).toEqual(made);
      }
    }),
    { numRuns: HISTORIES, seed: SEED },
  );
}, 1_800_000);
