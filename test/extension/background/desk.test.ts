import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Desk, desk } from '../../../extension/background/desk.ts';
import { databaseKeep } from '../../../extension/background/keep.ts';
import { ReplicaDatabase } from '../../../extension/replica/database.ts';
import { readDossier } from '../../../extension/replica/read.ts';
import { writeMeta } from '../../../extension/replica/write.ts';
import type { Observation } from '../../../shared/pages/recipe.ts';
import type { FIELDS } from '../../../shared/fields/index.ts';
import { pageState } from '../page-state.ts';

let number = 0;
let database: ReplicaDatabase;
let door: Desk;
const onQueued = vi.fn<() => void>();

const page = (observations: readonly Observation[], id: string | null = null) =>
  pageState({ language: 'ja', page: id, observations });
const seen = (field: keyof typeof FIELDS, value: string, record?: string): Observation => ({
  field,
  value,
  raw: value,
  ...(record === undefined ? {} : { record }),
});
const outbox = async () => (await database.outbox.toArray()).map(({ change }) => change);
const shown = async () =>
  Object.fromEntries(
    (await readDossier(database)).facts.map(({ path, source, value }) => [`${path}@${source}`, value]),
  );

beforeEach(() => {
  database = new ReplicaDatabase(`desk-${++number}`);
  onQueued.mockClear();
  door = desk(databaseKeep(database), onQueued);
});
afterEach(async () => database.delete());

describe('what people enter', () => {
  test('is in the outbox, and the link is told, before the answer is given', async () => {
    expect(await door.enter([{ path: 'company.city', value: '港区' }])).toEqual({ ok: true, value: null });
    expect(await shown()).toEqual({ 'company.city@entered': '港区' });
    expect(onQueued).toHaveBeenCalledOnce();
  });

  test('is nothing to send when it was so before', async () => {
    await door.enter([{ path: 'company.city', value: '港区' }]);
    await door.enter([{ path: 'company.city', value: ' 港区 ' }]);
    expect([(await outbox()).length, onQueued.mock.calls.length]).toEqual([1, 1]);
  });

  test('is compared with what was entered a moment before, also when both come at once', async () => {
    const same = [{ path: 'company.city', value: '港区' }];
    await Promise.all([door.enter(same), door.enter(same), door.enter(same)]);
    expect(await outbox()).toHaveLength(1);
  });

  test('is refused whole when one of it is not valid, and the next one is taken', async () => {
    const edits = [
      { path: 'company.city', value: '港区' },
      { path: 'tenant.id', value: 'contoso' },
    ];
    expect(await door.enter(edits)).toMatchObject({ ok: false, code: 'invalid-value', detail: 'tenant.id: tenant-id' });
    expect(await outbox()).toEqual([]);
    expect(await door.enter([{ path: 'company.city', value: '港区' }])).toMatchObject({ ok: true });
  });

  test('is signed with the name from the options, one device and the place that was seen', async () => {
    await writeMeta(database, 'author', '山田太郎');
    await writeMeta(database, 'dossier', 'd1');
    await database.positions.put({ dossier: 'd1', seq: 12, hash: '' });
    await door.enter([{ path: 'company.city', value: 'a' }]);
    await door.enter([{ path: 'company.state', value: 'b', seen: 5 }]);
    const made = await outbox();
    expect(made.map(({ author, seen: at }) => [author, at])).toEqual([
      ['山田太郎', 12],
      ['山田太郎', 5],
    ]);
    expect(new Set(made.map(({ device }) => device)).size).toBe(1);
  });

  test.each([
    ['at the write', new DOMException('full', 'QuotaExceededError')],
    ['at the commit', Object.assign(new Error('abort'), { inner: new DOMException('full', 'QuotaExceededError') })],
    ['among many', Object.assign(new Error('bulk'), { failures: [new DOMException('full', 'QuotaExceededError')] })],
  ])('is refused when the browser has no room, told %s', async (_when, problem) => {
    vi.spyOn(database.outbox, 'bulkAdd').mockRejectedValue(problem);
    expect(await door.enter([{ path: 'company.city', value: '港区' }])).toEqual({ ok: false, code: 'storage-full' });
    expect(onQueued).not.toHaveBeenCalled();
  });

  test('fails aloud when the database does', async () => {
    vi.spyOn(database.outbox, 'bulkAdd').mockRejectedValue(new Error('broken'));
    await expect(door.enter([{ path: 'company.city', value: '港区' }])).rejects.toThrow('broken');
  });
});

describe('what pages show', () => {
  const GRID = [
    seen('partnerId.number', '1111111', '0'),
    seen('partnerId.type', 'global', '0'),
    seen('partnerId.number', '2222222', '1'),
    seen('partnerId.type', 'location', '1'),
  ];

  test('stands beside what was entered, with what the page literally said', async () => {
    await door.enter([{ path: 'company.country', value: 'JP' }]);
    await door.observe(page([{ field: 'company.country', value: 'JP', raw: '日本' }]));
    expect(await shown()).toEqual({ 'company.country@entered': 'JP', 'company.country@portal': 'JP' });
    expect((await outbox()).map(({ raw }) => raw)).toEqual([undefined, '日本']);
  });

  test('says the same again without a change', async () => {
    await door.observe(page(GRID, 'partner-id-choice'));
    const once = (await outbox()).length;
    await door.observe(page(GRID, 'partner-id-choice'));
    expect([once, (await outbox()).length]).toEqual([6, 6]);
  });

  test('a row goes to the record that has its number, else to a record called by it', async () => {
    await door.enter([{ path: 'partnerId:mine.number', value: '2222222' }]);
    await door.observe(page(GRID));
    expect(await shown()).toEqual({
      'partnerId:mine.number@entered': '2222222',
      'partnerId:mine.number@portal': '2222222',
      'partnerId:mine.type@portal': 'location',
      'partnerId:1111111.number@portal': '1111111',
      'partnerId:1111111.type@portal': 'global',
    });
  });

  test('a row’s number is read in any width', async () => {
    await door.observe(page([seen('partnerId.number', ' ６２３４５６７', '0'), seen('partnerId.type', 'global', '0')]));
    expect(await shown()).toEqual({
      'partnerId:6234567.number@portal': '6234567',
      'partnerId:6234567.type@portal': 'global',
    });
  });

  test('a row without a number is no record', async () => {
    await door.observe(page([seen('partnerId.type', 'global', '0')]));
    expect(await shown()).toEqual({});
  });

  const LISTED = [
    seen('distributor.name', 'ファブリカム　販売', '0'),
    seen('distributor.state', 'listed', '0'),
    seen('distributor.name', 'Contoso Supply', '1'),
    seen('distributor.state', 'listed', '1'),
  ];

  test('a distributor’s row goes to the record of the same name, however it is written', async () => {
    await door.enter([{ path: 'distributor:mine.name', value: 'contoso  supply' }]);
    await door.observe(page(LISTED.slice(2)));
    expect(await shown()).toEqual({
      'distributor:mine.name@entered': 'contoso  supply',
      'distributor:mine.name@portal': 'Contoso Supply',
      'distributor:mine.state@portal': 'listed',
    });
  });

  test('a distributor nobody has entered gets a record of its own, the same one each time', async () => {
    await door.observe(page(LISTED));
    const once = await shown();
    expect(Object.values(once).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      'Contoso Supply',
      'listed',
      'listed',
      'ファブリカム　販売',
    ]);
    const records = new Set(Object.keys(once).map((path) => /^distributor:(portal-[0-9a-f]{8})\./.exec(path)?.[1]));
    expect([records.size, records.has(undefined)]).toEqual([2, false]);
    await door.observe(page(LISTED.toReversed()));
    expect(await shown()).toEqual(once);
    expect(await outbox()).toHaveLength(4);
  });

  test('rows of two kinds that have the same number are not mixed', async () => {
    await door.observe(page([...GRID.slice(0, 2), ...LISTED.slice(0, 1)]));
    expect(await shown()).toMatchObject({ 'partnerId:1111111.type@portal': 'global' });
    expect(Object.values(await shown())).toContain('ファブリカム　販売');
  });

  test('what is only chosen is not yet so', async () => {
    await door.observe(
      page([seen('partnerId.number', '1111111', 'chosen'), seen('partnerId.type', 'global', 'chosen')]),
    );
    expect(await outbox()).toEqual([]);
  });

  test('one thing that cannot be does not keep the rest out', async () => {
    const tooLong = seen('company.legalName', 'x'.repeat(500));
    await door.observe(page([tooLong, seen('csp.verificationStatus', 'pending')]));
    expect(await shown()).toEqual({ 'csp.verificationStatus@portal': 'pending' });
  });

  test('of two things said of one field the first counts, each time', async () => {
    const both = [seen('company.city', 'a'), seen('company.city', 'b')];
    for (let times = 0; times < 3; times++) await door.observe(page(both));
    expect((await outbox()).map(({ value }) => value)).toEqual(['a']);
  });

  test('the page itself proves the steps that led to it', async () => {
    await door.observe(page([], 'enrolment-form'));
    expect(await shown()).toEqual({
      'step:welcome.state@portal': 'done',
      'step:work-account.state@portal': 'done',
    });
  });

  test('an unknown page says nothing', async () => {
    await door.observe(page([]));
    expect([await outbox(), onQueued.mock.calls]).toEqual([[], []]);
  });

  describe('and where they may be kept', () => {
    const city = [seen('company.city', '港区')];
    const practice = (id: string | null = null) => ({ ...page(city, id), isPractice: true });

    test('a practice page says nothing in a dossier that is no rehearsal, not even of steps', async () => {
      await door.observe(practice('enrolment-form'));
      expect([await outbox(), onQueued.mock.calls]).toEqual([[], []]);
    });

    test('in a rehearsal the practice page counts, and the real portal does not', async () => {
      await door.enter([{ path: 'plan.isRehearsal', value: 'yes' }]);
      await door.observe(page(city));
      expect(await shown()).toEqual({ 'plan.isRehearsal@entered': 'yes' });
      await door.observe(practice());
      expect(await shown()).toMatchObject({ 'company.city@portal': '港区' });
    });

    test('a rehearsal that was ended is none', async () => {
      await door.enter([{ path: 'plan.isRehearsal', value: 'yes' }]);
      await door.enter([{ path: 'plan.isRehearsal', value: 'no' }]);
      await door.observe(practice());
      expect(await shown()).toEqual({ 'plan.isRehearsal@entered': 'no' });
      await door.observe(page(city));
      expect(await shown()).toMatchObject({ 'company.city@portal': '港区' });
    });
  });
});
