import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { COMPANY } from './company.ts';
import { BROWSERS, enter, press, shows, until } from './harness.ts';
import { pair, useWorld } from './world.ts';

const FORM = 'https://partner.microsoft.com/ja-jp/pcv/register/joinnow/profile';

/** What stands in the form's fields, by their label. */
async function fields(page: Page): Promise<Readonly<Record<string, string>>> {
  const found = await page.$$eval('>>> input, >>> select', (elements) =>
    elements.map((element) => {
      const host = (element.getRootNode() as ShadowRoot).host;
      return [host.getAttribute('label') ?? '', (element as HTMLInputElement).value] as const;
    }),
  );
  return Object.fromEntries(found.toReversed());
}

describe.each(BROWSERS)('filling in %s', (name) => {
  const world = useWorld([name]);
  let panel: Page;
  let tab: Page;

  test('a preview lists field, present and new value; nothing is filled before it is confirmed', async () => {
    const { home, driver } = world();
    await pair(driver(name), home, home.daemon().code ?? '');
    panel = await driver(name).openOwn('panel.html', 'input[name="company.legalName"]');
    for (const [path, value] of Object.entries(COMPANY)) await enter(panel, `[name="${path}"]`, value);
    await until(async () => home.log().length === Object.keys(COMPANY).length, 'all facts are stored');
    tab = await driver(name).open(FORM);
    const overlay = await driver(name).overlay(tab, 'button[name=fill]');
    await press(overlay, 'button[name=fill]');
    await panel.bringToFront();
    const preview = await shows(panel, '[data-preview] tbody');
    expect(preview).toContain('株式会社コントソ');
    expect(preview).toContain('日本');
    expect(Object.values(await fields(tab)).filter((value) => value !== '')).toEqual([]);
  });

  test('confirmed, the fields are filled and read back one by one, and nothing was pressed', async () => {
    const { portal, driver } = world();
    await press(panel, 'button[name=confirm-fill]');
    await until(async () => (await panel.$$('[data-outcome=filled]')).length === 13, 'thirteen fields are filled');
    expect(await fields(tab)).toMatchObject({
      法人名: '株式会社コントソ',
      市区町村: '港区',
      郵便番号: '108-0075',
      '国/地域': 'JP',
      姓: '山田',
      国番号: '+81',
      電話番号: '3-1234-5678',
    });
    expect(portal.state().presses).toEqual([]);
    expect(driver(name).log()).not.toContain('Uncaught');
  });

  test('undo puts back what was there', async () => {
    await press(panel, 'button[name=undo]');
    await until(async () => Object.values(await fields(tab)).every((value) => value === ''), 'the form is as it was');
    expect(world().portal.state().presses).toEqual([]);
  });

  test('a field that refuses its value is told with what stands there', async () => {
    const long = '株式会社'.repeat(20);
    await enter(panel, '[name="company.legalName"]', long);
    await tab.$eval('>>> [label="法人名"] >>> input', (it) => {
      it.addEventListener('input', () => (it.value = it.value.slice(0, 60)), { capture: true });
    });
    await press(panel, 'button[name=preview]');
    await press(panel, 'button[name=confirm-fill]');
    await shows(panel, '[data-outcome=refused-by-page]', long.slice(0, 60));
  });

  test('a page that goes away during the fill: what was filled is told, the rest is not attempted', async () => {
    await enter(panel, '[name="company.legalName"]', '株式会社コントソ');
    await tab.reload({ waitUntil: 'domcontentloaded' });
    await world().driver(name).overlay(tab, 'button[name=fill]');
    await tab.$eval('>>> [label="住所 1"] >>> input', (it) =>
      it.addEventListener('change', () => {
        // At once, not when the portal has drawn its next page: else the fill may be done before.
        document.body.replaceChildren();
        history.pushState(null, '', '/ja-jp/dashboard/insights');
      }),
    );
    await shows(panel, 'button[name=preview]');
    await press(panel, 'button[name=preview]');
    await press(panel, 'button[name=confirm-fill]');
    await shows(panel, '[data-outcome=not-attempted]');
    expect((await panel.$$('[data-outcome=filled]')).length).toBeGreaterThan(0);
    expect(world().portal.state().presses).toEqual([]);
  });
});
