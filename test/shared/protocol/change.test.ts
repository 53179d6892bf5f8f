import { expect, test } from 'vitest';
import { change, entry } from '../../../shared/protocol/change.ts';
import { ANN, change as given } from '../fact.ts';

const good = given('company.legalName', '㈱コントソ・ジャパン');

test('a change is taken as it is, with and without what was literally said (P30)', () => {
  expect(change.parse(good)).toEqual(good);
  expect(change.parse({ ...good, raw: '承認済み' })).toEqual({ ...good, raw: '承認済み' });
  expect(change.parse({ ...good, value: null })).toEqual({ ...good, value: null });
});

test.each<[string, object]>([
  ['an id that is no UUID', { id: 'a' }],
  ['an id in capitals', { id: ANN.toUpperCase() }],
  ['a path without a field', { path: 'company' }],
  ['a path that climbs', { path: '../company.legalName' }],
  ['a record with an underscore', { path: 'partnerId:__proto__.number' }],
  ['an unknown source', { source: 'rumour' }],
  ['a value that is no text', { value: 1 }],
  ['a value that is too long', { value: 'x'.repeat(10_001) }],
  ['a negative place', { seen: -1 }],
  ['a place between two others', { seen: 1.5 }],
  ['a moment without a zone', { at: '2026-11-22T00:00:00' }],
  ['nobody', { author: '' }],
  ['a word too much', { admin: true }],
])('%s is refused', (_name, wrong) => {
  expect(change.safeParse({ ...good, ...wrong }).success).toBe(false);
});

test.each([
  [{ seq: 1, hash: 'a'.repeat(64) }, true],
  [{ seq: 0, hash: 'a'.repeat(64) }, false],
  [{ seq: 1, hash: 'A'.repeat(64) }, false],
  [{ seq: 1, hash: 'a'.repeat(63) }, false],
])('an entry with %j: %s (P31, P33)', (place, isGood) => {
  expect(entry.safeParse({ ...place, change: good }).success).toBe(isGood);
});
