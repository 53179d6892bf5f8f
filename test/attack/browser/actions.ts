import type { Frame, Page } from 'puppeteer-core';
import type { Driver } from '../../e2e/harness.ts';

/** All that pressing something on an overlay can do: panels opened, previews asked for, the overlay's size. */
export async function actions({ browser }: Driver, panel: Page, page: Page): Promise<string> {
  const pages = await browser.pages();
  const targets = browser.targets().filter((it) => it.url().endsWith('panel.html'));
  const previews = await panel.$$('[data-preview]');
  const isMark = (await inFrames(page, () => document.querySelector('[data-size=mark]') !== null)).includes(true);
  return JSON.stringify({ pages: pages.length, targets: targets.length, previews: previews.length, isMark });
}

/** What a question is answered with in each frame that a page has at the moment. */
export async function inFrames<T>(page: Page, ask: () => T): Promise<readonly (T | null)[]> {
  return Promise.all(page.frames().map(async (frame) => (async () => frame.evaluate(ask))().catch(() => null)));
}

/** Where the middle of something in a frame is on the screen. */
export async function middleOf(frame: Frame, selector: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await (await frame.waitForSelector(selector))?.boundingBox();
  if (box === null || box === undefined) throw new Error(`There is no ${selector}.`);
  // A page that is made larger may have moved it out of sight: then the click goes to the edge.
  return { x: Math.min(box.x + box.width / 2, 1_270), y: Math.min(box.y + box.height / 2, 890) };
}

/** Closes a page and the panels that it has made open. */
export async function close({ browser }: Driver, page: Page, panel: Page): Promise<void> {
  await page.close();
  for (const other of await browser.pages()) {
    if (other !== panel && other.url().endsWith('panel.html')) await other.close();
  }
}
