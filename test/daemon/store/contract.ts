import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { Fact } from '../../../shared/dossier/fact.ts';
import { copyStore } from '../../../daemon/store/copy.ts';
import { openSqlite } from '../../../daemon/store/sqlite.ts';
import type { Store } from '../../../daemon/store/store.ts';
import { newChange } from '../client.ts';

/** A home of dossiers for one test, and a way to open it anew and to change what is stored behind its back. */
export interface StoreHome {
  open(): Promise<Store>;
  /** Runs SQL on the stored tables; `countersign.` stands before a table's name. */
  tamper(sql: string): Promise<void>;
}

/** What every home of dossiers must do, whatever it is made of. Called inside a `describe` that names it. */
export function storeContract(makeHome: () => Promise<StoreHome>): void {
  async function opened(): Promise<{ home: StoreHome; store: Store; dossier: string }> {
    const home = await makeHome();
    const store = await home.open();
    onTestFinished(async () => store.close());
    const [first] = await store.dossiers();
    return { home, store, dossier: first?.id ?? '' };
  }
  const named = async (store: Store, dossier: string) =>
    new Map((await store.snapshot(dossier))?.facts.map((fact): [string, Fact] => [fact.path, fact]));

  test('gives seq without gaps and a chain, over several batches, and keeps them (P31, P33)', async () => {
    const { home, store, dossier } = await opened();
    const batch = (count: number) => ({
      dossier,
      changes: Array.from({ length: count }, (_, at) => newChange(`${at}`)),
    });
    const outcomes = await store.append([batch(3), batch(2)]);
    expect(outcomes.flat().map(({ result }) => result.ok && result.value.seq)).toEqual([1, 2, 3, 4, 5]);
    await store.append([batch(1)]);
    expect((await store.since(dossier, 0, 100)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await store.before(dossier, 4, 2)).map(({ seq }) => seq)).toEqual([3, 2]);
    expect(await store.verify(dossier)).toBeNull();
    const again = await home.open();
    expect(await again.head(dossier)).toEqual(await store.head(dossier));
    expect(await again.snapshot(dossier)).toEqual(await store.snapshot(dossier));
    expect(again.id).toBe(store.id);
    await again.close();
  });

  test('knows the files that are named in any dossier, by a value or by a rival (P57)', async () => {
    const { store, dossier } = await opened();
    const file = (value: string | null, seen: number, author = 'Ann') =>
      newChange(value, { path: 'evidence:a.hash', seen, author, device: randomUUID() });
    const hashes = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64));
    const [a = '', b = '', c = '', d = ''] = hashes;
    await store.append([{ dossier, changes: [file(a, 0), file(b, 0, 'Ben')] }]);
    await store.append([{ dossier, changes: [newChange(c, { path: 'evidence:z.hash' })] }]);
    await store.append([{ dossier, changes: [newChange('not a hash', { path: 'evidence:y.name' })] }]);
    expect(await store.namedFiles()).toEqual(new Set([a, b, c]));
    await store.append([{ dossier, changes: [file(d, 3)] }]);
    expect(await store.namedFiles()).toEqual(new Set([c, d]));
    await store.append([{ dossier, changes: [newChange(null, { path: 'evidence:z.hash' })] }]);
    expect(await store.namedFiles()).toEqual(new Set([d]));
  });

  test('answers an id it has seen with the first entry, in the same batch, later, and after a restart (P31)', async () => {
    const { home, store, dossier } = await opened();
    const change = newChange('a');
    const [[first, twin] = []] = await store.append([{ dossier, changes: [change, change] }]);
    expect(first?.isNew).toBe(true);
    expect(twin).toEqual({ ...first, isNew: false });
    await store.append([{ dossier, changes: [newChange('b')] }]);
    const again = await home.open();
    for (const it of [store, again]) {
      expect((await it.append([{ dossier, changes: [change] }]))[0]?.[0]).toEqual(twin);
      const [[other] = []] = await it.append([{ dossier, changes: [{ ...change, value: 'c' }] }]);
      expect(other?.result).toMatchObject({ ok: false, code: 'id-reused' });
    }
    await again.close();
    expect(await store.head(dossier)).toMatchObject({ seq: 2 });
  });

  test('refuses what a field does not take, keeps what only a newer version knows (P32)', async () => {
    const { store, dossier } = await opened();
    const newer = newChange('1', { path: 'future.thing' });
    const [outcomes = []] = await store.append([
      { dossier, changes: [newChange('x', { path: 'tenant.id' }), newer, newChange('ok')] },
    ]);
    expect(outcomes.map(({ result }) => (result.ok ? result.value.seq : result.code))).toEqual(['invalid-value', 1, 2]);
    expect((await named(store, dossier)).get('future.thing')?.value).toBe('1');
    const [[stray] = []] = await store.append([{ dossier: randomUUID(), changes: [newChange('x')] }]);
    expect(stray?.result).toMatchObject({ ok: false, code: 'unknown-dossier' });
  });

  test('keeps rivals until someone who saw both settles them (P34)', async () => {
    const { store, dossier } = await opened();
    const by = (device: string, value: string, seen: number) => newChange(value, { device, seen });
    const [ann, ben] = [randomUUID(), randomUUID()];
    await store.append([{ dossier, changes: [by(ann, 'Ann', 0), by(ben, 'Ben', 0)] }]);
    expect((await named(store, dossier)).get('company.city')).toMatchObject({
      value: 'Ben',
      rivals: [{ value: 'Ann' }],
    });
    await store.append([{ dossier, changes: [by(ann, 'Both', 2)] }]);
    expect((await named(store, dossier)).get('company.city')).toMatchObject({ value: 'Both', rivals: [] });
  });

  test('takes any text, and records named like parts of JavaScript', async () => {
    const { home, store, dossier } = await opened();
    const values = ['株式会社コントソ', '"\\\u2028', '😀'.repeat(10), "'; DROP TABLE log; --", 'a\u0000b'];
    const records = ['constructor', 'toString', 'hasOwnProperty'];
    const changes = [
      ...values.map((value, at) => newChange(value, { path: `future.thing${at}` })),
      ...records.map((record) => newChange('1', { path: `partnerId:${record}.number` })),
    ];
    await store.append([{ dossier, changes }]);
    const again = await home.open();
    const facts = await named(again, dossier);
    expect(changes.map(({ path }) => facts.get(path)?.value)).toEqual(changes.map(({ value }) => value));
    expect(await again.verify(dossier)).toBeNull();
    await again.close();
  });

  test('10,000 changes in one transaction are there, and the state is that of the last ones', async () => {
    const { home, store, dossier } = await opened();
    const changes = Array.from({ length: 10_500 }, (_, at) => newChange(`${at}`, { path: `future.f${at % 300}` }));
    await store.append([{ dossier, changes }]);
    const again = await home.open();
    expect(await again.head(dossier)).toMatchObject({ seq: 10_500 });
    expect((await named(again, dossier)).get('future.f299')?.value).toBe('10499');
    expect(await again.verify(dossier)).toBeNull();
    await again.close();
  }, 30_000);

  test.each([
    ['altered', "UPDATE countersign.log SET text = replace(text, 'Ann', 'Eve') WHERE seq = 2", 2],
    ['removed', 'DELETE FROM countersign.log WHERE seq = 2', 2],
    ['removed at the end', 'DELETE FROM countersign.log WHERE seq = 3', 3],
  ])('finds an entry that was %s', async (_what, sql, seq) => {
    const { home, store, dossier } = await opened();
    await store.append([{ dossier, changes: [newChange('a'), newChange('b'), newChange('c')] }]);
    await store.verify(dossier);
    await home.tamper(sql);
    expect(await store.verify(dossier)).toMatchObject({ seq });
  });

  test('names its dossiers, and makes one under an id once', async () => {
    const { store, dossier } = await opened();
    const second = randomUUID();
    await store.create(second);
    await store.create(second);
    await store.append([{ dossier: second, changes: [newChange('株式会社コントソ', { path: 'company.legalName' })] }]);
    expect(await store.dossiers()).toEqual([
      { id: second, name: '株式会社コントソ', isRehearsal: false, seq: 1 },
      { id: dossier, name: '', isRehearsal: false, seq: 0 },
    ]);
  });

  test('a rehearsal is marked, and comes after the real ones, the empty ones too', async () => {
    const { store, dossier } = await opened();
    const rehearsal = randomUUID();
    await store.create(rehearsal);
    await store.append([{ dossier: rehearsal, changes: [newChange('yes', { path: 'plan.isRehearsal' })] }]);
    expect(await store.dossiers()).toEqual([
      { id: dossier, name: '', isRehearsal: false, seq: 0 },
      { id: rehearsal, name: '', isRehearsal: true, seq: 1 },
    ]);
  });

  test('copied to another home and back, every entry and hash is the same; another history is refused', async () => {
    const { store, dossier } = await opened();
    const other = openSqlite(':memory:', false);
    onTestFinished(async () => other.close());
    const changes = Array.from({ length: 2_500 }, (_, at) => newChange(`${at}`));
    await store.append([{ dossier, changes }]);
    expect(await copyStore(store, other)).toEqual([{ dossier, seq: 2_500, added: 2_500 }]);
    expect(await other.since(dossier, 0, 9_999)).toEqual(await store.since(dossier, 0, 9_999));
    expect(await other.snapshot(dossier)).toEqual(await store.snapshot(dossier));
    await other.append([{ dossier, changes: [newChange('only there')] }]);
    expect(await copyStore(other, store)).toEqual([{ dossier, seq: 2_501, added: 1 }]);
    expect(await store.verify(dossier)).toBeNull();
    await store.append([{ dossier, changes: [newChange('here')] }]);
    await other.append([{ dossier, changes: [newChange('there')] }]);
    await expect(copyStore(other, store)).rejects.toThrow('another history');
    expect(await store.head(dossier)).toMatchObject({ seq: 2_502 });
  });
}
