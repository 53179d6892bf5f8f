import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admittedRequest, mayOpen, saidByContent } from '../../../extension/background/requests.ts';
import { MAY_ASK, type SenderKind, senderKind } from '../../../extension/background/senders.ts';
import { pageState } from '../page-state.ts';
import { BASE, BODIES, ID, NAMES, NEEDED, PORTAL, SENDERS, bodies, kinds, wrongly } from './everyone.ts';

describe('every request from every kind of sender', () => {
  test.each(Object.entries(SENDERS))('%s may ask what it needs and nothing else', (name, sender) => {
    const kind = senderKind(sender, ID, BASE);
    const admitted = NAMES.filter((type) => admittedRequest({ type, ...BODIES[type] }, kind) !== null);
    expect(admitted.toSorted()).toEqual((NEEDED[name] ?? []).toSorted());
  });

  test('the table names every request', () => {
    expect(Object.keys(MAY_ASK).toSorted()).toEqual(NAMES.toSorted());
  });

  test.each(Object.entries(SENDERS))('%s may open the port that is for it, and no other', (name, sender) => {
    const kind = senderKind(sender, ID, BASE);
    const open = ['content', 'overlay', 'page', '', 'constructor', '__proto__'].filter((port) => mayOpen(port, kind));
    const own = { 'the overlay': ['overlay'], 'a content script': ['content'] }[name] ?? [];
    expect(open).toEqual(Object.hasOwn(NEEDED, name) ? ['page'] : own);
  });
});

describe('what is asked', () => {
  test.each(NAMES)('%s with more, less or other than it has is not answered', (type) => {
    const kind = MAY_ASK[type][0] as SenderKind;
    const good: Record<string, unknown> = { type, ...BODIES[type] };
    expect(admittedRequest(good, kind)).toEqual({ type, body: BODIES[type] });
    expect(admittedRequest({ ...good, more: 1 }, kind)).toBeNull();
    for (const key of Object.keys(BODIES[type])) {
      const { [key]: _gone, ...without } = good;
      expect([key, admittedRequest(without, kind)]).toEqual([key, null]);
      for (const junk of [null, undefined, -1, 1.5, {}, [[]], [null], 'x'.repeat(200_000), true]) {
        expect([key, admittedRequest({ ...good, [key]: junk }, kind)]).toEqual([key, null]);
      }
    }
  });

  test('a port is five digits at most; an address is none', () => {
    for (const port of ['47615@evil.example', 'evil.example', '//x', '-1', '0x50', '１２３', '123456', ' 80']) {
      expect([port, admittedRequest({ type: 'setPort', port }, 'options')]).toEqual([port, null]);
    }
    expect(admittedRequest({ type: 'setPort', port: '' }, 'options')).not.toBeNull();
  });
});

test('of 10,000 bodies none throws, and what is taken is of its type and for its sender', () => {
  let taken = 0;
  const isRight = (message: unknown, kind: SenderKind): boolean => {
    if (admittedRequest(message, kind) !== null) taken += 1;
    return wrongly(message, kind) === null;
  };
  fc.assert(fc.property(bodies, kinds, isRight), { numRuns: 10_000 });
  expect(taken).toBeGreaterThan(10);
}, 60_000);

test.each([
  'https://evil.example/',
  'https://partner.microsoft.com.evil.example/',
  'http://partner.microsoft.com/',
  PORTAL,
])('a content script that says it is on %s', (url) => {
  const { tab: _tab, ...page } = pageState({ url });
  expect(saidByContent({ type: 'page', page }) !== null).toBe(url === PORTAL);
});
