import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnReplica } from '../../../shared/client/replica.ts';
import { BEN, fact, change as plain } from '../../shared/fact.ts';
import { change, DOSSIER, HASH, HOME, KINDS } from './kinds.ts';

const OTHER = '00000000-0000-4000-8000-000000000002';
const SECOND = { id: '00000000-0000-4000-8000-0000000000d2', name: '', isRehearsal: false, seq: 0 };

describe.each(KINDS)('a replica %s', (_kind, make) => {
  let replica: OwnReplica;
  const shown = async () => (await replica.read()).facts.map(({ value }) => value);
  const pending = async () => (await replica.read()).pending;

  beforeEach(() => {
    replica = make();
  });

  describe('the view is what is confirmed, with the outbox on top', () => {
    test('an edit is shown at once and pending until its echo comes', async () => {
      await replica.meet(HOME, [DOSSIER]);
      const mine = change('港区');
      await replica.enqueue([mine]);
      expect([await shown(), await pending()]).toEqual([['港区'], 1]);
      await replica.receive(DOSSIER.id, [{ seq: 1, hash: HASH, change: mine }]);
      expect([await shown(), await pending()]).toEqual([['港区'], 0]);
    });

    test('what arrives meanwhile lies under what waits', async () => {
      await replica.meet(HOME, [DOSSIER]);
      await replica.enqueue([change('mine')]);
      await replica.receive(DOSSIER.id, [{ seq: 1, hash: HASH, change: change('theirs', { device: BEN }) }]);
      expect(await shown()).toEqual(['mine']);
      const [city] = (await replica.read()).facts;
      expect(city?.rivals.map(({ value }) => value)).toEqual(['theirs']);
    });

    test('the same entries twice change nothing; a gap is told and nothing of it is taken', async () => {
      await replica.meet(HOME, [DOSSIER]);
      const entry = { seq: 1, hash: HASH, change: change('a') };
      expect(await replica.receive(DOSSIER.id, [entry])).toBe(true);
      expect(await replica.receive(DOSSIER.id, [entry])).toBe(true);
      expect(await replica.receive(DOSSIER.id, [{ seq: 3, hash: HASH, change: change('c') }])).toBe(false);
      expect([await shown(), await replica.position(DOSSIER.id)]).toMatchObject([['a'], { seq: 1 }]);
    });

    test('a snapshot replaces what was confirmed and leaves the outbox', async () => {
      await replica.meet(HOME, [DOSSIER]);
      await replica.receive(DOSSIER.id, [{ seq: 1, hash: HASH, change: change('old') }]);
      await replica.enqueue([plain('company.state', '東京都', { id: BEN })]);
      await replica.replace(DOSSIER.id, { seq: 9, hash: HASH }, [fact('company.city', 'new', 'entered', 9)], true);
      expect(new Set(await shown())).toEqual(new Set(['new', '東京都']));
      expect((await replica.read()).seq).toBe(9);
    });

    test('nothing of a batch with a gap in it is taken, not even an echo', async () => {
      await replica.meet(HOME, [DOSSIER]);
      const mine = change('mine');
      await replica.enqueue([mine]);
      const entries = [
        { seq: 1, hash: HASH, change: mine },
        { seq: 3, hash: HASH, change: change('later') },
      ];
      expect(await replica.receive(DOSSIER.id, entries)).toBe(false);
      expect([await shown(), await pending(), (await replica.position(DOSSIER.id)).seq]).toEqual([['mine'], 1, 0]);
    });

    test('an echo of what a snapshot held already still leaves the outbox', async () => {
      await replica.meet(HOME, [DOSSIER]);
      const mine = change('mine');
      await replica.enqueue([mine]);
      await replica.replace(DOSSIER.id, { seq: 4, hash: HASH }, [fact('company.city', 'theirs', 'entered', 4)], true);
      expect(await replica.receive(DOSSIER.id, [{ seq: 2, hash: HASH, change: mine }])).toBe(true);
      expect([await shown(), await pending(), (await replica.position(DOSSIER.id)).seq]).toEqual([['theirs'], 0, 4]);
    });

    test('several changes of one field in a batch, and in the outbox, count in their order', async () => {
      await replica.meet(HOME, [DOSSIER]);
      const entries = ['a', 'b', 'c'].map((value, at) => ({ seq: at + 1, hash: HASH, change: change(value) }));
      await replica.receive(DOSSIER.id, entries);
      expect(await shown()).toEqual(['c']);
      await replica.enqueue([change('d'), change('e')]);
      expect(await shown()).toEqual(['e']);
      const waiting = await replica.waiting(DOSSIER.id, 0, 1);
      const rest = await replica.waiting(DOSSIER.id, waiting[0]?.order ?? 0, 10);
      expect([...waiting, ...rest].map((it) => it.change.value)).toEqual(['d', 'e']);
    });

    test('a refused change leaves the outbox and is kept to be shown', async () => {
      await replica.meet(HOME, [DOSSIER]);
      const mine = change('x');
      await replica.enqueue([mine]);
      await replica.refuse(mine.id, 'invalid-value', 'company.city: too-long');
      const { facts, pending: left, refused } = await replica.read();
      expect([facts, left, refused.map(({ detail }) => detail)]).toEqual([[], 0, ['company.city: too-long']]);
    });
  });

  describe('which dossier it is', () => {
    test('what was entered before any daemon was met belongs to the first one’s first dossier', async () => {
      await replica.enqueue([change('early')]);
      expect(await shown()).toEqual(['early']);
      expect(await replica.meet(HOME, [DOSSIER, SECOND])).toEqual([DOSSIER.id]);
      expect((await replica.waiting(DOSSIER.id, 0, 10)).map((it) => it.change.value)).toEqual(['early']);
    });

    test('a daemon with other dossiers gets nothing of this one, and shows nothing of it', async () => {
      await replica.meet(HOME, [DOSSIER]);
      await replica.enqueue([change('for the first home')]);
      expect(await replica.meet(OTHER, [SECOND])).toEqual([SECOND.id]);
      expect(await replica.waiting(SECOND.id, 0, 10)).toEqual([]);
      expect(await shown()).toEqual([]);
      await replica.meet(HOME, [DOSSIER]);
      expect((await replica.waiting(DOSSIER.id, 0, 10)).map((it) => it.change.value)).toEqual(['for the first home']);
    });

    test('what was entered before stays with the dossier that was met first, whoever is met next', async () => {
      await replica.enqueue([change('early')]);
      await replica.meet(HOME, [DOSSIER]);
      await replica.meet(OTHER, [SECOND]);
      await replica.enqueue([change('for the second home')]);
      const of = async (id: string) => (await replica.waiting(id, 0, 10)).map((it) => it.change.value);
      expect([await of(DOSSIER.id), await of(SECOND.id)]).toEqual([['early'], ['for the second home']]);
    });

    test('confirmed facts of two dossiers stay apart, each with its own place in the log', async () => {
      await replica.meet(HOME, [DOSSIER]);
      await replica.receive(DOSSIER.id, [{ seq: 1, hash: HASH, change: change('first home') }]);
      await replica.meet(OTHER, [SECOND]);
      expect([await shown(), await replica.position(SECOND.id)]).toEqual([[], { seq: 0, hash: '' }]);
      await replica.replace(
        SECOND.id,
        { seq: 5, hash: HASH },
        [fact('company.city', 'second home', 'entered', 5)],
        true,
      );
      expect([await shown(), (await replica.read()).seq]).toEqual([['second home'], 5]);
      await replica.meet(HOME, [DOSSIER]);
      expect([await shown(), (await replica.read()).seq]).toEqual([['first home'], 1]);
    });

    test('the dossier in use stays in use, wherever the daemon lists it', async () => {
      await replica.meet(HOME, [DOSSIER]);
      expect(await replica.meet(HOME, [SECOND, DOSSIER])).toEqual([DOSSIER.id]);
    });

    test('a daemon without dossiers changes nothing', async () => {
      await replica.enqueue([change('early')]);
      expect(await replica.meet(HOME, [])).toEqual([]);
      expect([await shown(), await pending()]).toEqual([['early'], 1]);
    });
  });

  test('whoever watches is told of edits and echoes, until they stop', async () => {
    const heard: (readonly [number, number])[] = [];
    const stop = replica.watch(({ facts, pending: left }) => heard.push([facts.length, left]));
    await vi.waitFor(() => expect(heard.at(-1)).toEqual([0, 0]), 10_000);
    await replica.meet(HOME, [DOSSIER]);
    const mine = change('港区');
    await replica.enqueue([mine]);
    await vi.waitFor(() => expect(heard.at(-1)).toEqual([1, 1]), 10_000);
    await replica.receive(DOSSIER.id, [{ seq: 1, hash: HASH, change: mine }]);
    await vi.waitFor(() => expect(heard.at(-1)).toEqual([1, 0]));
    stop();
    const told = heard.length;
    await replica.enqueue([change('x')]);
    await new Promise((later) => setTimeout(later, 50));
    expect(heard).toHaveLength(told);
  });
});
