import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../shared/dossier/fact.ts';
import { nextFact } from '../../../shared/dossier/next-fact.ts';
import type { Change } from '../../../shared/protocol/change.ts';
import { ANN, BEN, change } from '../fact.ts';

type Told = readonly [who: string, value: string | null, seen: number];

function tell(story: readonly Told[]): Fact | undefined {
  return story.reduce<Fact | undefined>(
    (old, [device, value, seen], at) => nextFact(old, change('company.city', value, { device, seen }), at + 1),
    undefined,
  );
}

describe('what becomes of a fact', () => {
  test.each<[string, readonly Told[], string | null, readonly (string | null)[]]>([
    ['the first value stands', [[ANN, 'a', 0]], 'a', []],
    [
      'a change by someone who saw the value replaces it',
      [
        [ANN, 'a', 0],
        [BEN, 'b', 1],
      ],
      'b',
      [],
    ],
    [
      'a change by someone who did not see it keeps it as a rival',
      [
        [ANN, 'a', 0],
        [BEN, 'b', 0],
      ],
      'b',
      ['a'],
    ],
    [
      'one device never rivals itself, though it was offline',
      [
        [ANN, 'a', 0],
        [ANN, 'b', 0],
      ],
      'b',
      [],
    ],
    [
      'the same value unseen is no rival',
      [
        [ANN, 'a', 0],
        [BEN, 'a', 0],
      ],
      'a',
      [],
    ],
    [
      'whoever saw both settles it',
      [
        [ANN, 'a', 0],
        [BEN, 'b', 0],
        [ANN, 'c', 2],
      ],
      'c',
      [],
    ],
    [
      'an offline series does not settle what it has not seen',
      [
        [BEN, 'b', 0],
        [ANN, 'a', 0],
        [ANN, 'c', 0],
      ],
      'c',
      ['b'],
    ],
    [
      'removing is a change like any other',
      [
        [ANN, 'a', 0],
        [BEN, null, 1],
      ],
      null,
      [],
    ],
    [
      'a removal can be a rival',
      [
        [ANN, null, 0],
        [BEN, 'b', 0],
      ],
      'b',
      [null],
    ],
    [
      'keeping what is shown settles it too',
      [
        [ANN, 'a', 0],
        [BEN, 'b', 0],
        [BEN, 'b', 2],
      ],
      'b',
      [],
    ],
  ])('%s', (_name, story, value, rivals) => {
    const fact = tell(story);
    expect(fact?.value).toBe(value);
    expect(fact?.rivals.map((rival) => rival.value)).toEqual(rivals);
  });
});

test('a log gives one fact, however it arrives in parts and is stored between them', () => {
  const said = fc.record({
    device: fc.constantFrom(ANN, BEN),
    value: fc.constantFrom('a', 'b', null),
    seen: fc.nat(8),
    isStoredAfter: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 8 }), (log) => {
      const whole = tell(log.map(({ device, value, seen }) => [device, value, seen]));
      let stored: Fact | undefined;
      log.forEach(({ device, value, seen, isStoredAfter }, at) => {
        stored = nextFact(stored, change('company.city', value, { device, seen }), at + 1);
        if (isStoredAfter) stored = structuredClone(stored);
      });
      expect(stored).toEqual(whole);
    }),
  );
});

test('a change in the outbox shows at once, and its acknowledgement only gives it its place', () => {
  const known = tell([[BEN, 'b', 0]]);
  const mine = change('company.city', 'a', { device: ANN, seen: 0 });
  const { seq: pendingSeq, ...pending } = nextFact(known, mine, 0);
  const { seq, ...confirmed } = nextFact(known, mine, 2);
  expect([pendingSeq, seq]).toEqual([0, 2]);
  expect(pending).toEqual(confirmed);
});

test('nothing that its successors had not seen is ever dropped, unless it was said again', () => {
  const story = fc.array(fc.tuple(fc.constantFrom(ANN, BEN), fc.constantFrom('a', 'b', 'c'), fc.nat(8)), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(story, (told) => {
      const changes: readonly Change[] = told.map(([device, value, seen]) =>
        change('company.city', value, { device, seen }),
      );
      const fact = tell(told.map(([device, value, seen]) => [device, value, seen]));
      changes.forEach((it, at) => {
        const later = changes.slice(at + 1);
        const isSeen = later.some(
          ({ seen, device, value }) => seen >= at + 1 || device === it.device || value === it.value,
        );
        const isKept = fact?.value === it.value || fact?.rivals.some(({ value }) => value === it.value) === true;
        expect(isSeen || isKept).toBe(true);
      });
    }),
  );
});
