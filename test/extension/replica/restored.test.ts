import { beforeEach, describe, expect, test } from 'vitest';
import type { OwnReplica } from '../../../shared/client/replica.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import { nextFact } from '../../../shared/dossier/next-fact.ts';
import type { Change, Entry } from '../../../shared/protocol/change.ts';
import { ANN, BEN, change as plain } from '../../shared/fact.ts';
import { change, DOSSIER, HASH, HOME, KINDS } from './kinds.ts';

const OTHER_HASH = 'b'.repeat(64);

describe.each(KINDS)(
  'a replica %s meets a daemon whose database was restored from a backup (P45): it',
  (_kind, make) => {
    let replica: OwnReplica;
    const shown = async () => (await replica.read()).facts.map(({ value }) => value);
    const pending = async () => (await replica.read()).pending;
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

    beforeEach(async () => {
      replica = make();
      await replica.meet(HOME, [DOSSIER]);
    });

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
  },
);
