import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { BROWSERS, RESULTS, shows, until } from './harness.ts';
import { pair, useWorld } from './world.ts';

/** In the step about the tenant's country, which is open from the first day. */
const STEP = '[data-todo=country] summary';
const TERM = '[data-todo=country] .term';
const OPEN = '.term-card:popover-open';

/** Whether the open card lies in its window, and what of it is shown. */
const card = async (where: Page | Frame) =>
  where.evaluate((selector) => {
    const { left, top, right, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    const { clientWidth, clientHeight } = document.documentElement;
    return { isIn: left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight, isSeen: right > left };
  }, OPEN);

const isClosed = async (where: Page | Frame) => (await where.$(OPEN)) === null;

describe.each(BROWSERS)('words of the portal in %s', (name) => {
  const world = useWorld([name], 'ja-JP', name === 'chromium');
  const keep = async (page: Page, screen: string) => {
    const folder = join(RESULTS, 'screens');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}-terms-${screen}.png`) });
  };

  test('the keyboard and the pointer open the card of a word in a narrow panel, Escape closes it, and nothing moves', async () => {
    const { driver } = world();
    const panel = await driver(name).openOwn('panel.html', TERM);
    await panel.setViewport({ width: 320, height: 600 });
    await panel.bringToFront();
    await panel.click(STEP);
    const places = async () =>
      panel.$$eval('h1, h2, .next, footer', (all) => all.map((it) => it.getBoundingClientRect().top));
    const before = await places();
    await panel.focus(STEP);
    await panel.keyboard.press('Tab');
    expect(await card(panel)).toEqual({ isIn: true, isSeen: true });
    expect(await places()).toEqual(before);
    await keep(panel, 'panel');
    await panel.keyboard.press('Escape');
    expect(await isClosed(panel)).toBe(true);
    await panel.$eval(TERM, (it) => (it as unknown as HTMLElement).blur());
    await panel.hover(TERM);
    await until(async () => !(await isClosed(panel)), 'the pointer opens the card');
    await panel.hover(OPEN);
    expect(await card(panel)).toEqual({ isIn: true, isSeen: true });
    await panel.keyboard.press('Escape');
    await until(async () => isClosed(panel), 'Escape closes it without the keyboard on the word');
    await panel.hover(TERM);
    await panel.mouse.move(1, 1); // the card may lie over anything else
    await until(async () => isClosed(panel), 'the card goes with the pointer');
    await panel.close();
  });

  test('the overlay lists the words of its page, and a press shows the card inside the frame', async () => {
    const { home, driver } = world();
    const options = await pair(driver(name), home, home.daemon().code ?? '', name === 'chromium' ? 'en' : 'ja');
    await options.close();
    const locale = name === 'chromium' ? 'en-us' : 'ja-jp';
    const tab = await driver(name).open(
      `https://partner.microsoft.com/${locale}/dashboard/account/v3/organization/legalinfo`,
    );
    const overlay = await driver(name).overlay(tab, '[data-words] .term');
    await tab.bringToFront();
    for (const term of await overlay.$$('.term')) {
      await term.click();
      expect(await card(overlay)).toEqual({ isIn: true, isSeen: true });
    }
    await shows(overlay, OPEN, name === 'chromium' ? 'Needed for: ' : '必要な手順: ');
    await keep(tab, 'overlay');
    await tab.close();
  });
});
