import type { Fact } from '../../shared/dossier/fact.ts';
import { fieldKeyOf, fieldOf } from '../../shared/fields/path.ts';
import { type Capture, without } from '../../shared/pages/capture.ts';
import type { ToContent } from '../messages.ts';

const ANSWER_MS = 5_000;
/** Words of ours and names of countries: they stand on every page and tell nothing. */
const WORDS: ReadonlySet<string> = new Set(['choice', 'country']);

/** Asks portal tabs for the shape of their page. */
export interface Captures {
  /** @returns null when the tab does not answer */
  capture(tab: number, facts: readonly Fact[]): Promise<Capture | null>;
  /** A tab answers. */
  captured(tab: number, token: number, capture: Capture): void;
  /** A tab's page went away. */
  gone(tab: number): void;
}

/** @param send - says something to a tab's content script; false when it is not there */
export function captures(send: (tab: number, message: ToContent) => boolean): Captures {
  const pending = new Map<number, { readonly tab: number; readonly settle: (capture: Capture | null) => void }>();
  let tokens = 0;

  function settle(token: number, capture: Capture | null): void {
    pending.get(token)?.settle(capture);
    pending.delete(token);
  }

  return {
    async capture(tab, facts) {
      const token = ++tokens;
      const answer = new Promise<Capture | null>((resolve) => pending.set(token, { tab, settle: resolve }));
      setTimeout(() => settle(token, null), ANSWER_MS);
      if (!send(tab, { type: 'capture', token })) settle(token, null);
      const capture = await answer;
      // The page's own side does not know the dossier, so what it knows is taken out here.
      return capture === null ? null : without(capture, valuesIn(facts));
    },
    captured(tab, token, capture) {
      if (pending.get(token)?.tab === tab) settle(token, capture);
    },
    gone(tab) {
      for (const [token, waiting] of pending) if (waiting.tab === tab) settle(token, null);
    },
  };
}

/** Whatever the dossier says of somebody, with what lost against it and what pages literally said. */
function valuesIn(facts: readonly Fact[]): readonly string[] {
  const telling = facts.filter(({ path }) => {
    const key = fieldKeyOf(path);
    return key === null || !WORDS.has(fieldOf(key).kind);
  });
  const said = [...telling, ...telling.flatMap(({ rivals }) => rivals)];
  return said.flatMap(({ value, raw }) => [value, raw]).filter((text) => typeof text === 'string');
}
