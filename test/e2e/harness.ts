import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { CHROMIUM_ID, GECKO_ID } from '../../extension/identity.ts';
import { type BrowserName, findBrowser, openBrowser } from '../../scripts/lib/browsers.ts';
import { warmProfile } from './warm-profile.ts';

const UUID = '7d3f1c52-0d5e-4c0b-9a51-2f6f0a1b2c3d';
const PATIENCE_MS = 15_000;

/** Where failing tests leave their pictures and logs, and all tests their screens. */
export const RESULTS = resolve(import.meta.dirname, '../../test-results');

/** The browsers every end-to-end test runs in. */
export const BROWSERS = ['chromium', 'firefox'] as const;

/** A real browser with the built extension in it. */
export interface Driver {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** Folder into which it saves files. */
  readonly downloads: string;
  /** Opens an address in a new tab. */
  open(url: string): Promise<Page>;
  /** Opens a page of the extension in a new tab. */
  openOwn(path: string, ready?: string): Promise<Page>;
  /** The overlay's frame on a portal page, when it shows what `selector` finds. */
  overlay(page: Page, selector?: string): Promise<Frame>;
  /** Stops the service worker or event page, as the browser does when it is idle. */
  killBackground(): Promise<void>;
  /** What pages of this browser have logged. */
  log(): string;
  close(): Promise<void>;
}

/** How a browser is started. */
interface LaunchOptions {
  readonly language?: string;
  readonly isDark?: boolean;
  /** Folder of the extension; default is the built one. */
  readonly extension?: string;
  /** Folder of a profile that stays when the browser is closed; default is a fresh one that goes with it. */
  readonly kept?: string;
  /** The extension's UUID in Firefox, which every installation has another of. */
  readonly uuid?: string;
}

/**
 * Starts a browser with the built extension.
 *
 * @throws Error when the browser is not installed: no test passes because a browser is absent
 */
export async function launch(
  name: BrowserName,
  proxyPort: number,
  {
    language = 'en-US',
    isDark = false,
    extension = resolve(import.meta.dirname, `../../dist/${name}`),
    kept,
    uuid = UUID,
  }: LaunchOptions = {},
): Promise<Driver> {
  const executable = findBrowser(name);
  if (executable === null) throw new Error(`${name} is not installed; npm test says what to install`);
  const profile = kept ?? mkdtempSync(join(tmpdir(), `countersign-${name}-`));
  const downloads = join(profile, 'downloads');
  mkdirSync(downloads, { recursive: true });
  if (name === 'firefox' && kept === undefined) await warmProfile(executable, profile);
  const isHeadless = process.env['HEADED'] === undefined;
  const browser = await openBrowser(name, {
    executable,
    extension,
    profile,
    proxyPort,
    isHeadless,
    language,
    isDark,
    geckoUuid: uuid,
    downloads,
  });
  const base = name === 'chromium' ? `chrome-extension://${CHROMIUM_ID}/` : `moz-extension://${uuid}/`;
  const lines: string[] = [];

  async function newPage(): Promise<Page> {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    if (isDark && name === 'chromium')
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    page.on('console', (message) => lines.push(`${page.url()}: ${message.text()}`));
    page.on('pageerror', (problem) => lines.push(`${page.url()}: ${String(problem)}`));
    return page;
  }

  return {
    name,
    browser,
    downloads,
    async open(url) {
      const page = await newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return page;
    },
    async openOwn(path, ready = 'main > *') {
      const page = await newPage();
      // Firefox reports no load of extension pages (bug 1755014), so look for the content instead.
      if (name === 'chromium') await page.goto(base + path);
      else void page.goto(base + path, { timeout: 1_000 }).catch(() => undefined);
      await until(async () => page.evaluate((selector) => document.querySelector(selector) !== null, ready), path);
      return page;
    },
    async overlay(page, selector = '[data-size]') {
      let found: Frame | undefined;
      // Firefox tells no addresses of extension frames, so each frame is asked.
      await until(async () => {
        for (const frame of page.frames().filter((it) => it !== page.mainFrame())) {
          if (await frame.evaluate((wanted) => document.querySelector(wanted) !== null, selector)) found = frame;
        }
        return found !== undefined;
      }, `overlay ${selector}`);
      if (found === undefined) throw new Error('There is no overlay.');
      return found;
    },
    async killBackground() {
      if (name === 'chromium') {
        const session = await browser.target().createCDPSession();
        const { targetInfos } = await session.send('Target.getTargets');
        const workers = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(base));
        for (const { targetId } of workers) await session.send('Target.closeTarget', { targetId });
        return;
      }
      await stopEventPage(browser);
    },
    log: () => lines.join('\n'),
    async close() {
      await browser.close();
      if (kept === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Waits until something is so. @throws Error naming it, when it is not so in time */
export async function until(isSo: () => Promise<boolean>, what: string, patience = PATIENCE_MS): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    if (await isSo().catch(() => false)) return;
    if (Date.now() > end) throw new Error(`It did not come about: ${what}`);
    await new Promise((ready) => setTimeout(ready, 40));
  }
}

/** Waits until a page or frame shows an element whose text has `text` in it; gives its text. */
export async function shows(where: Page | Frame, selector: string, text = ''): Promise<string> {
  let shown = '';
  await until(async () => {
    shown = await where.$$eval(selector, (found) => found.map((it) => it.textContent).join('\n'));
    return shown !== '' && shown.includes(text);
  }, `${selector} with "${text}"; it was "${shown}"`).catch((problem: unknown) => {
    throw new Error(`${String(problem)}; last seen: "${shown}"`);
  });
  return shown;
}

/** Brings a page to the front, as a person does before using it; browsers hold back what is behind. */
async function front(where: Page | Frame): Promise<void> {
  await ('mainFrame' in where ? where : where.page()).bringToFront();
}

/** Presses a button as a person does, with the mouse: again, when it moved away under the pointer. */
export async function press(where: Page | Frame, selector: string): Promise<void> {
  await front(where);
  const button = await where.waitForSelector(selector, { timeout: PATIENCE_MS });
  if (button === null) throw new Error(`There is no ${selector}.`);
  const hit = await button.evaluateHandle((it) => {
    const seen = { isHit: false };
    it.addEventListener('click', () => (seen.isHit = true), { capture: true, once: true });
    return seen;
  });
  if (!('mainFrame' in where)) {
    // A person points before they press; on an overlay, a press counts when it has been in sight since.
    await button.hover();
    await until(async () => (await where.$('[data-sure=false]')) === null, `the overlay of ${selector} is sure`);
  }
  await until(async () => {
    await button.click();
    // A press that took the button or its page away has hit it.
    return hit.evaluate(({ isHit }) => isHit).catch(() => true);
  }, `${selector} is pressed`);
}

/** Types into a field as a person does: what was in it is replaced, and it is left afterwards. */
export async function enter(where: Page | Frame, selector: string, value: string): Promise<void> {
  await front(where);
  const field = await where.waitForSelector(selector, { timeout: PATIENCE_MS });
  if (field === null) throw new Error(`There is no ${selector}.`);
  if ((await field.evaluate((it) => it.tagName)) === 'SELECT') {
    await field.select(value);
    return;
  }
  await field.evaluate((it) => (it as unknown as HTMLInputElement).select());
  await field.press('Backspace');
  await field.type(value);
  await field.evaluate((it) => (it as unknown as HTMLElement).blur());
}

/** Keeps a picture of every open page and the browser's log of a failed test. */
export async function keepEvidence(driver: Driver | undefined, test: string): Promise<void> {
  if (driver === undefined) return;
  mkdirSync(RESULTS, { recursive: true });
  const name = `${driver.name}-${test.replace(/\W+/g, '-').slice(0, 80)}`;
  writeFileSync(join(RESULTS, `${name}.log`), driver.log());
  for (const [at, page] of (await driver.browser.pages()).entries()) {
    const picture = page.bringToFront().then(async () => page.screenshot({ path: join(RESULTS, `${name}-${at}.png`) }));
    await Promise.race([picture, new Promise((ready) => setTimeout(ready, 3_000))]).catch(() => undefined);
  }
}

interface BidiConnection {
  send(method: string, parameters: object): Promise<{ readonly result: Record<string, unknown> }>;
}

/** Puppeteer has no public way to send a raw command to Firefox's own scope. */
async function stopEventPage(browser: Browser): Promise<void> {
  const { connection } = browser as unknown as { readonly connection: BidiConnection };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = tree.result['contexts'] as readonly { readonly context: string }[];
  const expression = `(async () => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)});
    await extension.terminateBackground({ ignoreDevToolsAttached: true });
    return extension.backgroundState;
  })()`;
  const answer = await connection.send('script.evaluate', {
    awaitPromise: true,
    target: { context: window?.context },
    expression,
  });
  const { value } = answer.result['result'] as { readonly value?: string };
  if (value !== 'stopped') throw new Error(`The event page was not stopped: ${JSON.stringify(answer.result)}`);
}
