import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Filler, filler } from '../../../extension/background/fill.ts';
import type { FieldReport, FillLine, FillResult, ToContent } from '../../../extension/messages.ts';
import { pageState } from '../page-state.ts';

const TAB = 7;
const PAGE = pageState({ tab: TAB, page: 'enrolment-form' });
const OTHER = pageState({ tab: TAB + 1, page: 'enrolment-form' });
const LINES: readonly FillLine[] = [
  { ask: 3, field: 'company.city', label: 'City', present: '', proposed: '港区', shown: '港区' },
  { ask: 6, field: 'company.country', label: 'Country', present: '', proposed: 'JP', shown: 'Japan' },
];
/** What the page reports. */
const report = (ask: number, outcome: FieldReport['outcome'] = 'filled'): FieldReport => ({
  ask,
  label: '',
  outcome,
  readBack: '',
});
/** What the panel is told. */
const result = (ask: 3 | 6, outcome: FieldReport['outcome'] = 'filled'): FillResult => ({
  ...report(ask, outcome),
  field: ask === 3 ? 'company.city' : 'company.country',
  label: ask === 3 ? 'City' : 'Country',
});

let sent: { readonly tab: number; readonly message: ToContent }[];
let isThere: boolean;
let fills: Filler;
const onChange = vi.fn<() => void>();
const tokenOf = (at: number) => {
  const message = sent[at]?.message;
  return message !== undefined && 'token' in message ? message.token : -1;
};

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  isThere = true;
  onChange.mockClear();
  fills = filler((tab, message) => {
    sent.push({ tab, message });
    return isThere;
  }, onChange);
});
afterEach(() => void vi.useRealTimers());

describe('a confirmed fill', () => {
  test('sends the page the values, and no more than them', () => {
    void fills.fill(PAGE, LINES);
    const writes = [
      { ask: 3, value: '港区' },
      { ask: 6, value: 'JP' },
    ];
    expect(sent).toEqual([{ tab: TAB, message: { type: 'fill', token: tokenOf(0), writes } }]);
  });

  test('answers line by line what became of it, and can be undone', async () => {
    const done = fills.fill(PAGE, LINES);
    fills.filled(tokenOf(0), [report(3), report(6, 'refused-by-page')]);
    const results = [result(3), result(6, 'refused-by-page')];
    expect(await done).toEqual(results);
    expect(fills.state(PAGE, [])).toMatchObject({ results, canUndo: true });
    expect(onChange).toHaveBeenCalledOnce();
  });

  test('is over with its page where all went well; what did not is told on the next page too', async () => {
    const elsewhere = { ...PAGE, page: 'legal-info' };
    const well = fills.fill(PAGE, LINES.slice(0, 1));
    fills.filled(tokenOf(0), [report(3)]);
    await well;
    expect(fills.state(elsewhere, [])).toMatchObject({ results: [], canUndo: false });
    const badly = fills.fill(PAGE, LINES);
    fills.filled(tokenOf(1), [report(3), report(6, 'not-attempted')]);
    const results = await badly;
    expect(fills.state(elsewhere, [])).toMatchObject({ results, canUndo: false });
  });

  test('cannot be undone when nothing was filled', async () => {
    const done = fills.fill(PAGE, LINES);
    fills.filled(tokenOf(0), [report(3, 'not-visible'), report(6, 'refused-by-page')]);
    await done;
    expect(fills.state(PAGE, []).canUndo).toBe(false);
  });

  const gone = [result(3, 'page-gone'), result(6, 'page-gone')];

  test('says so at once when no page is there', async () => {
    isThere = false;
    expect(await fills.fill(PAGE, LINES)).toEqual(gone);
  });

  test('says so when the page goes away under it; another tab’s page may go', async () => {
    const done = fills.fill(PAGE, LINES);
    fills.gone(TAB + 1);
    const first = await Promise.race([done, vi.advanceTimersByTimeAsync(0).then(() => 'open')]);
    fills.gone(TAB);
    expect([first, await done]).toEqual(['open', gone]);
  });

  test('says so when the page has not answered for 15 s, and not before', async () => {
    const settled = vi.fn<(results: readonly FillResult[]) => void>();
    void fills.fill(PAGE, LINES).then(settled);
    await vi.advanceTimersByTimeAsync(14_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledExactlyOnceWith(gone);
    fills.filled(tokenOf(0), [report(3)]);
    await vi.advanceTimersByTimeAsync(0);
    expect(fills.state(PAGE, []).canUndo).toBe(false);
  });

  test('two at once get each their own answer', async () => {
    const first = fills.fill(PAGE, LINES.slice(0, 1));
    const second = fills.fill(OTHER, LINES.slice(1));
    fills.filled(tokenOf(1), [report(6)]);
    fills.filled(tokenOf(0), [report(3)]);
    expect([await first, await second]).toEqual([[result(3)], [result(6)]]);
  });
});

describe('after it', () => {
  test('an undo is asked of the page, shown, and not offered again', async () => {
    const filled = fills.fill(PAGE, LINES);
    fills.filled(tokenOf(0), [report(3)]);
    await filled;
    const undone = fills.undo(PAGE);
    expect(sent[1]).toEqual({ tab: TAB, message: { type: 'undo', token: tokenOf(1) } });
    fills.filled(tokenOf(1), [report(3)]);
    expect(await undone).toEqual([result(3)]);
    expect(fills.state(PAGE, [])).toMatchObject({ results: [result(3)], canUndo: false });
  });

  test('another page in the tab knows nothing of it', async () => {
    const filled = fills.fill(PAGE, LINES);
    fills.filled(tokenOf(0), [report(3)]);
    await filled;
    fills.gone(TAB);
    expect(fills.state(PAGE, [])).toMatchObject({ results: [], canUndo: false, previewWanted: false });
  });
});

describe('the preview', () => {
  test('is wanted from the overlay’s button until it is confirmed', async () => {
    fills.wantPreview(TAB);
    expect(fills.state(PAGE, LINES)).toMatchObject({ tab: TAB, lines: LINES, previewWanted: true });
    void fills.fill(PAGE, LINES);
    expect(fills.state(PAGE, LINES).previewWanted).toBe(false);
  });

  test('or dismissed; that of another tab stays', () => {
    fills.wantPreview(TAB);
    fills.wantPreview(TAB + 1);
    fills.dismissPreview(TAB);
    expect([fills.state(PAGE, []).previewWanted, fills.state(OTHER, []).previewWanted]).toEqual([false, true]);
  });

  test('takes the place of the results before', async () => {
    const filled = fills.fill(PAGE, LINES);
    fills.filled(tokenOf(0), [report(3)]);
    await filled;
    fills.wantPreview(TAB);
    expect(fills.state(PAGE, []).results).toEqual([]);
  });
});
