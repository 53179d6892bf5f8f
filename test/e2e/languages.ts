import type { BrowserName } from '../../scripts/lib/browsers.ts';

/** A language that Countersign speaks. */
export type Language = 'en' | 'ja';

/** The portal's name of each language. */
export const LOCALES = { en: 'en-us', ja: 'ja-jp' } as const;

/** What each browser speaks in `npm test`; in `npm run test:languages` it is the other one. */
const FIRST: Readonly<Record<BrowserName, Language>> = { chromium: 'en', firefox: 'ja' };

/** The languages in which long tests are played in a browser: both, unless `COUNTERSIGN_LANGUAGES` says which. */
export function languagesIn(browser: BrowserName): readonly Language[] {
  const { COUNTERSIGN_LANGUAGES: which } = process.env;
  return (['en', 'ja'] as const).filter((it) => which === undefined || (it === FIRST[browser]) === (which === 'first'));
}
