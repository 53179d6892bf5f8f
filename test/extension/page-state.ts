import type { PageState } from '../../extension/messages.ts';

/** A portal page of which nothing is known yet, but for what a test says. */
export function pageState(said: Partial<PageState> = {}): PageState {
  return {
    tab: 1,
    url: '',
    language: 'en',
    page: null,
    observations: [],
    asked: [],
    hints: [],
    terms: [],
    isPractice: false,
    ...said,
  };
}
