import type { FieldReport, FillLine, FillResult, FillState, PageState, ToContent } from '../messages.ts';

const ANSWER_MS = 15_000;

/** Sends confirmed fills to portal tabs and keeps what became of them. */
export interface Filler {
  fill(page: Pick<PageState, 'tab' | 'page'>, lines: readonly FillLine[]): Promise<readonly FillResult[]>;
  undo(page: Pick<PageState, 'tab' | 'page'>): Promise<readonly FillResult[]>;
  /** A tab answers. */
  filled(token: number, results: readonly FieldReport[]): void;
  /** A tab's page went away; what it has not answered will not come. */
  gone(tab: number): void;
  wantPreview(tab: number): void;
  dismissPreview(tab: number): void;
  state(page: PageState, lines: readonly FillLine[]): FillState;
}

interface Pending {
  readonly tab: number;
  readonly settle: (results: readonly FieldReport[]) => void;
  readonly lines: readonly FillLine[];
}

interface Last {
  /** What was filled, to be told apart when it is put back. */
  readonly lines: readonly FillLine[];
  readonly page: PageState['page'];
  readonly results: readonly FillResult[];
  readonly canUndo: boolean;
}

/** @param send - says something to a tab's content script; false when it is not there */
export function filler(send: (tab: number, message: ToContent) => boolean, onChange: () => void): Filler {
  const pending = new Map<number, Pending>();
  const last = new Map<number, Last>();
  const wanted = new Set<number>();
  let tokens = 0;

  async function ask(tab: number, lines: readonly FillLine[], message: (token: number) => ToContent) {
    const token = ++tokens;
    return new Promise<readonly FieldReport[]>((settle) => {
      pending.set(token, { tab, settle, lines });
      setTimeout(() => giveUp(token), ANSWER_MS);
      if (!send(tab, message(token))) giveUp(token);
    });
  }

  function giveUp(token: number): void {
    const waiting = pending.get(token);
    if (waiting === undefined) return;
    pending.delete(token);
    waiting.settle(waiting.lines.map(({ ask, label }) => ({ ask, label, outcome: 'page-gone', readBack: '' })));
  }

  async function run(
    { tab, page }: Pick<PageState, 'tab' | 'page'>,
    lines: readonly FillLine[],
    canUndo: boolean,
    message: (token: number) => ToContent,
  ) {
    wanted.delete(tab);
    const results = await ask(tab, lines, message);
    const told = results.flatMap((it): readonly FillResult[] => {
      const line = lines.find(({ ask }) => ask === it.ask);
      return line === undefined ? [] : [{ ...it, field: line.field, label: it.label || line.label }];
    });
    const isUndoable = canUndo && told.some(({ outcome }) => outcome === 'filled');
    last.set(tab, { page, lines, results: told, canUndo: isUndoable });
    onChange();
    return told;
  }

  return {
    fill: (page, lines) =>
      run(page, lines, true, (token) => ({
        type: 'fill',
        token,
        writes: lines.map(({ ask, proposed }) => ({ ask, value: proposed })),
      })),
    undo: (page) => run(page, last.get(page.tab)?.lines ?? [], false, (token) => ({ type: 'undo', token })),
    filled(token, results) {
      pending.get(token)?.settle(results);
      pending.delete(token);
    },
    gone(tab) {
      for (const [token, waiting] of pending) if (waiting.tab === tab) giveUp(token);
      last.delete(tab);
      wanted.delete(tab);
    },
    wantPreview(tab) {
      wanted.add(tab);
      last.delete(tab);
    },
    dismissPreview: (tab) => void wanted.delete(tab),
    state({ tab, page }, lines) {
      const done = last.get(tab);
      const isThere = done?.page === page;
      // A fill that went well is over with its page; one that did not stays told.
      const isTold = isThere || done?.results.some(({ outcome }) => outcome !== 'filled') === true;
      return {
        tab,
        lines,
        results: isTold ? (done?.results ?? []) : [],
        canUndo: isThere && done.canUndo,
        previewWanted: wanted.has(tab),
      };
    },
  };
}
