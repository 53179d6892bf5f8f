import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { COMPANY } from './company.ts';
import { BROWSERS, RESULTS, enter, press, until } from './harness.ts';
import { LOCALES, languagesIn } from './languages.ts';
import { pair, useWorld } from './world.ts';

const SCREENS = join(RESULTS, 'screens');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[];
}

/** What is wrong with a page of ours: by axe, and what its narrow place has squeezed or let out. */
async function faults(where: Page | Frame): Promise<readonly string[]> {
  const squeezed = await where.$$eval('button, label, summary, h1, h2, h3', (all) =>
    all
      .map((it) => ({ name: it.textContent, box: it.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 3 * box.width || box.right > innerWidth + 1)
      .map(({ name }) => `squeezed: ${name}`),
  );
  await where.evaluate(AXE);
  const { violations } = (await where.evaluate("axe.run({ resultTypes: ['violations'] })")) as AxeResult;
  return [
    ...squeezed,
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`),
  ];
}

/** What a page has drawn last is on the screen one frame later; its place on another page one after that. */
async function painted(where: Frame): Promise<void> {
  await where.page().bringToFront();
  await where.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise((ready) => requestAnimationFrame(ready));
  });
}

async function keep(page: Page, name: string, isWhole = true): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  await page.bringToFront();
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: isWhole });
}

describe.each(BROWSERS)('screens in %s', (name) => {
  describe.each(languagesIn(name))('in %s', (language) => {
    // All four pairs of language and scheme are seen, and each language and scheme in each browser.
    const isDark = (language === 'ja') === (name === 'chromium');
    const world = useWorld([name], 'en-US', isDark);
    const picture = (screen: string) => `${name}-${language}-${isDark ? 'dark' : 'light'}-${screen}`;
    const locale = LOCALES[language];

    test('settings and welcome, before and after pairing', async () => {
      const { home, driver } = world();
      const welcome = await driver(name).openOwn('welcome.html');
      expect(await faults(welcome)).toEqual([]);
      const options = await pair(driver(name), home, home.daemon().code ?? '', language);
      await keep(options, picture('options'));
      await keep(welcome, picture('welcome'));
      expect(await faults(options)).toEqual([]);
      await welcome.close();
      await options.close();
    });

    test('panel: empty, with the dossier in it and its verdicts, and what the keyboard alone can do', async () => {
      const { home, driver } = world();
      const panel = await driver(name).openOwn('panel.html', 'input[name="company.legalName"]');
      await panel.setViewport({ width: 400, height: 900 });
      await keep(panel, picture('panel-empty'));
      expect(await faults(panel)).toEqual([]);
      await panel.focus('input[name="company.legalName"]');
      await panel.keyboard.type('Contoso K.K.');
      await panel.keyboard.press('Tab');
      await panel.keyboard.type('Konan 2-16-3');
      await panel.keyboard.press('Tab');
      await until(async () => home.log().length === 2, 'what was typed and left with Tab is stored');
      for (const [path, value] of Object.entries(COMPANY)) await enter(panel, `[name="${path}"]`, value);
      await enter(panel, '[name="contact.email"]', 'taro@gmail.com');
      await enter(panel, '[name="tenant.id"]', 'contoso');
      await press(panel, '[name=add-partner-id]');
      await enter(panel, '[name^="partnerId:"][name$=".type"]', 'global');
      await panel.waitForSelector('[data-rule=partner-id-is-location]');
      await keep(panel, picture('panel'));
      expect(await faults(panel)).toEqual([]);
      await panel.close();
    });

    test('popup', async () => {
      const popup = await world().driver(name).openOwn('popup.html', '[data-next]');
      await popup.setViewport({ width: 340, height: 320 });
      await keep(popup, picture('popup'));
      expect(await faults(popup)).toEqual([]);
      await popup.close();
    });

    test.each([
      ['enrolment-form', 'pcv/register/joinnow/profile', '[data-step=enrol]'],
      ['unknown', 'dashboard/insights', '[data-size=mark]'],
    ])('overlay on %s', async (page, path, ready) => {
      const tab = await world().driver(name).open(`https://partner.microsoft.com/${locale}/${path}`);
      const overlay = await world().driver(name).overlay(tab, ready);
      await painted(overlay);
      await keep(tab, picture(`overlay-${page}`), false);
      expect(await faults(overlay)).toEqual([]);
      await tab.close();
    });

    test('panel with a fill preview, and with what became of it', async () => {
      const tab = await world()
        .driver(name)
        .open(`https://partner.microsoft.com/${locale}/pcv/register/joinnow/profile`);
      await world().driver(name).overlay(tab, 'button[name=fill]');
      const panel = await world().driver(name).openOwn('panel.html', 'button[name=preview]');
      await panel.setViewport({ width: 400, height: 900 });
      await press(panel, 'button[name=preview]');
      await panel.waitForSelector('[data-preview]');
      await keep(panel, picture('panel-preview'), false);
      expect(await faults(panel)).toEqual([]);
      await panel.$eval('[name=confirm-fill]', (button) => button.scrollIntoView({ block: 'center' }));
      await keep(panel, picture('panel-preview-end'), false);
      await press(panel, 'button[name=confirm-fill]');
      await panel.waitForSelector('[data-outcome=filled]');
      await panel.$eval('button[name=undo]', (button) => button.scrollIntoView({ block: 'center' }));
      await keep(panel, picture('panel-results'), false);
      expect(await faults(panel)).toEqual([]);
      await panel.close();
      await tab.close();
    });

    test('panel in a rehearsal: what next with a forecast, people, the checklist, and a page to capture', async () => {
      const { open, openOwn, overlay } = world().driver(name);
      const tab = await open(`https://partner.microsoft.com/${locale}/pcv/accountsettings/partnerprofile`);
      await overlay(tab, '[data-page=legal-info]');
      const panel = await openOwn('panel.html', 'button[name=rehearse]');
      await panel.setViewport({ width: 360, height: 900 });
      await keep(panel, picture('panel-rehearsal-offered'), false);
      await press(panel, 'button[name=rehearse]');
      await panel.waitForSelector('[data-todo=verification]');
      await press(panel, 'button[name=add-person]');
      await enter(panel, '[name^="person:"][name$=".name"]', language === 'ja' ? '山田 太郎' : 'Taro Yamada');
      await enter(panel, '[name^="person:"][name$=".role"]', 'primary-contact');
      const me = await panel.waitForSelector('select[name=me] option:not([value=""])');
      await enter(panel, 'select[name=me]', (await me?.evaluate((it) => it.value)) ?? '');
      await press(panel, 'input[name=only-mine]');
      await panel.waitForSelector('[data-mine=true]');
      await press(panel, '[data-milestone] > summary');
      await keep(panel, picture('panel-mine'));
      expect(await faults(panel)).toEqual([]);
      await press(panel, 'input[name=only-mine]');
      await press(panel, '[data-section=checklist] > summary');
      await keep(panel, picture('panel-checklist'));
      expect(await faults(panel)).toEqual([]);
      await tab.goto(`https://partner.microsoft.com/${locale}/dashboard/insights`, { waitUntil: 'domcontentloaded' });
      await press(panel, 'button[name=capture]');
      await panel.waitForSelector('[data-captured]');
      await keep(panel, picture('panel-capture'), false);
      expect(await faults(panel)).toEqual([]);
      await panel.close();
      await tab.close();
    });
  });
});
