import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Answers, type Ready, answersFrom } from '../../../extension/background/answers.ts';
import { desk } from '../../../extension/background/desk.ts';
import { type Keep, memoryKeep } from '../../../extension/background/keep.ts';
import type { Link } from '../../../extension/background/link.ts';
import type { Capture } from '../../../shared/pages/capture.ts';
import type { Dossier } from '../../../shared/client/replica.ts';
import { pageState } from '../page-state.ts';

const OWN = '00000000-0000-4000-8000-00000000000a';
const SHAPE: Capture = { format: 'countersign-page-1', host: '', path: '/', hash: '', language: 'en', nodes: [] };

let keep: Keep;
let dossier: Dossier;
let ready: Promise<Ready>;
let answers: Answers;
let isThere: boolean;
const made: string[] = [];
const restart = vi.fn<() => void>();
const setMe = vi.fn<(keep: Keep, record: string) => Promise<void>>(async () => {});
const observeAgain = vi.fn<() => Promise<void>>(async () => {});
const capture = vi.fn<(tab: number, facts: Dossier['facts']) => Promise<Capture | null>>(async () => SHAPE);

/** What a test does not come to. */
function none(): never {
  return new Proxy({}, { get: (_, name) => expect.fail(`${String(name)} was not to be asked`) }) as never;
}

beforeEach(async () => {
  made.length = 0;
  for (const spy of [restart, setMe, observeAgain, capture]) spy.mockClear();
  isThere = true;
  keep = memoryKeep();
  await keep.replica.use(OWN);
  keep.replica.watch((next) => {
    dossier = next;
  });
  const daemon: Partial<Link> = {
    restart,
    async create(id) {
      if (isThere) made.push(id);
      return isThere;
    },
  };
  const door = desk(keep, () => {});
  ready = Promise.resolve({ keep, daemon: daemon as Link, files: none(), door });
  answers = answersFrom({
    ready,
    fills: none(),
    shapes: { capture, captured: none(), gone: none() },
    meeting: none(),
    syncState: none(),
    dossier: () => dossier,
    pageIn: none(),
    publish: none(),
    setRestored: none(),
    setMe,
    observeAgain,
  });
  await door.enter([
    { path: 'company.legalName', value: '株式会社コントソ' },
    { path: 'person:a.name', value: '山田太郎' },
    { path: 'csp.onboardedOn', value: '2026-01-01' },
  ]);
});

const entered = () => Object.fromEntries(dossier.facts.map(({ path, value }) => [path, value]));

describe('rehearse', () => {
  test('makes a dossier beside the real one, with the copy in it, and uses it', async () => {
    expect(await answers.rehearse({})).toEqual({ ok: true, value: null });
    expect(made).toEqual([dossier.id]);
    expect(dossier.id).not.toBe(OWN);
    expect(entered()).toEqual({
      'plan.isRehearsal': 'yes',
      'plan.rehearsalOf': OWN,
      'company.legalName': '株式会社コントソ',
      'person:a.name': '山田太郎',
    });
  });

  test('the link follows the rehearsal, and the page in front is read into it, once all of it is there', async () => {
    observeAgain.mockImplementationOnce(async () => {
      expect(entered()).toMatchObject({ 'plan.isRehearsal': 'yes', 'company.legalName': '株式会社コントソ' });
    });
    await answers.rehearse({});
    expect([restart.mock.calls.length, observeAgain.mock.calls.length]).toEqual([1, 1]);
  });

  test('a page of the real portal that is read meanwhile gets into no rehearsal', async () => {
    const { door } = await ready;
    const realPage = pageState({ observations: [{ field: 'company.city', value: '港区', raw: '港区' }] });
    const { use } = keep.replica;
    let read: Promise<void> = Promise.resolve();
    vi.spyOn(keep.replica, 'use').mockImplementation(async (id) => {
      await use(id);
      read = door.observe(realPage);
    });
    await answers.rehearse({});
    await read;
    expect(entered()).not.toHaveProperty('company.city');
  });

  test('leaves the real dossier as it was', async () => {
    const before = entered();
    await answers.rehearse({});
    await answers.useDossier({ id: OWN });
    expect(entered()).toEqual(before);
  });

  test('without a daemon is refused, and everything stays as it is', async () => {
    isThere = false;
    const before = entered();
    expect(await answers.rehearse({})).toEqual({ ok: false, code: 'no-daemon' });
    expect([dossier.id, entered(), restart.mock.calls.length]).toEqual([OWN, before, 0]);
  });

  test('without room for the copy is refused, and the real dossier stays in use', async () => {
    vi.spyOn(keep.replica, 'enqueue').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    expect(await answers.rehearse({})).toEqual({ ok: false, code: 'storage-full' });
    expect(dossier.id).toBe(OWN);
    expect(entered()).toMatchObject({ 'company.legalName': '株式会社コントソ' });
    expect(observeAgain).toHaveBeenCalledOnce();
  });
});

test('setMe is remembered as it was said, also that it is nobody', async () => {
  expect([await answers.setMe({ record: 'a' }), await answers.setMe({ record: '' })]).toEqual([null, null]);
  expect(setMe.mock.calls).toEqual([
    [keep, 'a'],
    [keep, ''],
  ]);
});

describe('capture', () => {
  test('asks the tab, and takes the facts of the dossier in use out of the answer', async () => {
    expect(await answers.capture({ tab: 7 })).toBe(SHAPE);
    expect(capture.mock.calls).toEqual([[7, dossier.facts]]);
    expect(dossier.facts).not.toEqual([]);
  });

  test('of a tab that does not answer is nothing', async () => {
    capture.mockResolvedValueOnce(null);
    expect(await answers.capture({ tab: 8 })).toBeNull();
  });
});
