import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ReplicaDatabase } from '../../../extension/replica/database.ts';
import { dexieReplica } from '../../../extension/replica/write.ts';
import { memoryReplica } from '../../../shared/client/memory-replica.ts';
import type { OwnReplica } from '../../../shared/client/replica.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import { nextFact } from '../../../shared/dossier/next-fact.ts';
import type { Change, Entry } from '../../../shared/protocol/change.ts';
import { ANN, BEN, change as plain, fact } from '../../shared/fact.ts';

const HOME = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const DOSSIER = { id: '00000000-0000-4000-8000-0000000000d1', name: '', isRehearsal: false, seq: 0 };
const SECOND = { id: '00000000-0000-4000-8000-0000000000d2', name: '', isRehearsal: false, seq: 0 };
const HASH = 'a'.repeat(64);
const OTHER_HASH = 'b'.repeat(64);

let number = 0;
const change = (value: string, given: Partial<Change> = {}) =>
  plain('company.city', value, { id: `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`, ...given });
/** A replica in the browser's database; it is gone after the test. */
function inDatabase(): OwnReplica {
  const database = new ReplicaDatabase(`test-${++number}`);
  onTestFinished(async () => database.delete());
  return dexieReplica(database);
}

describe.each([
  ['in the browser’s database', inDatabase],
  ['in memory', () => memoryReplica()],
])('a replica %s', (_kind, make) => {
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

  describe('a daemon whose database was restored from a backup (P45)', () => {
    const own = (value: string, seen: number) => change(value, { seen });
    const entry = (seq: number, it: Change) => ({ seq, hash: HASH, change: it });
    const factOf = (it: Change, seq: number): Fact => nextFact(undefined, it, seq);
    const outbox = async () => (await replica.waiting(DOSSIER.id, 0, 10)).map((it) => it.change);
    const acknowledged = async (...entries: readonly Entry[]) => {
      await replica.enqueue(entries.map((it) => it.change).filter(({ device }) => device !== BEN));
      await replica.receive(DOSSIER.id, entries);
    };
    const restoredTo = async (seq: number, facts: readonly Fact[]) =>
      replica.replace(DOSSIER.id, { seq, hash: OTHER_HASH }, facts, false);

    beforeEach(async () => void (await replica.meet(HOME, [DOSSIER])));

    test('gets the own changes again that it lacks, as they were, before what waits', async () => {
      const kept = own('港区', 0);
      const lost = plain('company.state', '東京都', { id: BEN, seen: 1 });
      await acknowledged(entry(1, kept), entry(2, lost));
      const waiting = own('千代田区', 2);
      await replica.enqueue([waiting]);
      expect(await restoredTo(1, [factOf(kept, 1)])).toBe(1);
      expect(await outbox()).toEqual([lost, { ...waiting, seen: 1 }]);
      expect(new Set(await shown())).toEqual(new Set(['千代田区', '東京都']));
      expect(await replica.position(DOSSIER.id)).toMatchObject({ seq: 1, hash: OTHER_HASH });
    });

    test('gets nothing that it has, that was replaced since, or that others said', async () => {
      const replaced = own('a', 0);
      const kept = own('b', 1);
      const theirs = plain('company.state', '東京都', { id: ANN, device: BEN });
      await acknowledged(entry(1, replaced), entry(2, kept), entry(3, theirs));
      expect(await restoredTo(2, [factOf(kept, 2)])).toBe(0);
      expect([await outbox(), await shown()]).toEqual([[], ['b']]);
    });

    test('gets an own value that stands beside another’s as a rival', async () => {
      const mine = own('mine', 0);
      await acknowledged(entry(1, mine), entry(2, change('theirs', { device: BEN, seen: 0 })));
      expect(await restoredTo(0, [])).toBe(1);
      expect(await outbox()).toEqual([mine]);
    });

    test('what someone entered there meanwhile was not seen here, and becomes a rival', async () => {
      const first = own('a', 0);
      const lost = own('b', 1);
      await acknowledged(entry(1, first), entry(2, lost));
      const meanwhile = change('theirs', { device: BEN, seen: 1 });
      const there = nextFact(factOf(first, 1), meanwhile, 2);
      expect(await restoredTo(2, [there])).toBe(1);
      const [again] = await outbox();
      expect(again).toEqual({ ...lost, seen: 0 });
      expect((await replica.read()).facts.find(({ value }) => value === 'b')?.rivals.map(({ value }) => value)).toEqual(
        ['theirs'],
      );
    });

    test('acknowledged again, it is kept for the next time; told twice, nothing is doubled', async () => {
      const lost = own('港区', 0);
      await acknowledged(entry(1, lost));
      expect(await restoredTo(0, [])).toBe(1);
      expect(await restoredTo(0, [])).toBe(0);
      expect(await outbox()).toEqual([lost]);
      await replica.receive(DOSSIER.id, [entry(1, lost)]);
      expect([await outbox(), await pending()]).toEqual([[], 0]);
      expect(await restoredTo(0, [])).toBe(1);
    });

    test('only far ahead, it gets nothing again', async () => {
      const mine = own('mine', 0);
      await acknowledged(entry(1, mine));
      const theirs = change('theirs', { device: BEN, seen: 1 });
      expect(await replica.replace(DOSSIER.id, { seq: 2_000, hash: HASH }, [factOf(theirs, 2_000)], true)).toBe(0);
      expect([await outbox(), await shown()]).toEqual([[], ['theirs']]);
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
