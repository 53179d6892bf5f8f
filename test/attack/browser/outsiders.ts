import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import type { Frame, Page } from 'puppeteer-core';
import type { BrowserName } from '../../../scripts/lib/browsers.ts';
import { BROWSERS, until } from '../../e2e/harness.ts';
import { bodies } from '../../extension/background/everyone.ts';
import { type Attack, type Tally, tally } from '../lib/attack.ts';
import { pause } from '../lib/victim.ts';
import { inBothBrowsers } from './both.ts';
import { FORM_PATH, type Stage, formPage, openStage } from './stage.ts';

const PAGES = ['panel', 'popup', 'options', 'welcome', 'overlay'];
const COMPANY = '株式会社プランテッド';

/** Ten places that are not the portal. One of them has the portal in a frame's name only. */
const ORIGINS = [
  'evil.example',
  'www.evil.example',
  'partner.microsoft.com.evil.example',
  'microsoft.com.evil.example',
  'contoso.co.jp',
  'intranet.contoso.co.jp',
  'admin.microsoft.com',
  'login.microsoftonline.com',
  'xn--80ak6aa92e.example',
  'localhost.example',
];

/** Every file of the built extension. */
const filesOf = (name: BrowserName) =>
  globSync('**/*.*', { cwd: resolve(import.meta.dirname, `../../../dist/${name}`) }).toSorted();

/** The extension's own address, as an outsider who knows the id or has guessed the UUID has it. */
async function addressOf({ driver }: Stage): Promise<string> {
  const own = await driver.openOwn('popup.html');
  const base = await own.evaluate(() => location.origin);
  await own.close();
  return `${base}/`;
}

const open = async (lab: Parameters<Attack['run']>[0], name: BrowserName) =>
  openStage(lab, name, (host) => ORIGINS.includes(host));

/** Loads an address in every way in which a page can load. @returns the ways that worked */
async function waysIn(page: Page, url: string): Promise<readonly string[]> {
  return page.evaluate(async (address) => {
    const element = async (tag: 'img' | 'script' | 'link' | 'audio', set: (made: HTMLElement) => void) =>
      new Promise<boolean>((done) => {
        const made = document.createElement(tag);
        made.addEventListener('load', () => done(true));
        made.addEventListener('loadedmetadata', () => done(true));
        made.addEventListener('error', () => done(false));
        set(made);
        document.head.append(made);
        setTimeout(() => done(false), 3_000);
      }).finally(() => document.head.querySelectorAll('.try').forEach((it) => it.remove()));
    const src = (made: HTMLElement) => {
      made.className = 'try';
      made.setAttribute('src', address);
    };
    const fetched = async (mode: RequestMode) =>
      fetch(address, { mode }).then(
        () => true,
        () => false,
      );
    const tries: Readonly<Record<string, Promise<boolean>>> = {
      fetch: fetched('cors'),
      'fetch without looking': fetched('no-cors'),
      image: element('img', src),
      script: element('script', src),
      style: element('link', (made) => {
        made.className = 'try';
        made.setAttribute('rel', 'stylesheet');
        made.setAttribute('href', address);
      }),
    };
    const worked: string[] = [];
    for (const [way, isIn] of Object.entries(tries)) if (await isIn) worked.push(way);
    return worked;
  }, url);
}

/** Puts an address into a frame, an object and an embed. @returns what any of them shows, as its user would see it */
async function framed(page: Page, url: string): Promise<string> {
  const before = new Set(page.frames());
  await page.evaluate((address) => {
    for (const [tag, name] of [
      ['iframe', 'src'],
      ['object', 'data'],
      ['embed', 'src'],
    ] as const) {
      const made = document.createElement(tag);
      made.className = 'try';
      made.setAttribute(name, address);
      document.body.append(made);
    }
  }, url);
  await pause(250);
  let text = '';
  for (const frame of page.frames().filter((it) => !before.has(it))) text += await drawn(frame);
  await page.$$eval('.try', (all) => all.forEach((it) => it.remove()));
  return text;
}

/** What a frame of ours has drawn; empty when it is not ours, or blank. */
async function drawn(frame: Frame): Promise<string> {
  const shown = frame.evaluate(() => {
    const isOurs = /^(chrome|moz)-extension:$/.test(location.protocol);
    return isOurs ? (document.querySelector('main')?.innerHTML ?? document.body.textContent) : '';
  });
  return Promise.race([shown.catch(() => ''), pause(1_000).then(() => '')]);
}

const blank = '<!doctype html><html lang="en"><head><title>evil</title></head><body><p>evil</p></body></html>';

async function fingerprint(stage: Stage, figures: Tally): Promise<void> {
  const { driver, portal } = stage;
  const base = await addressOf(stage);
  portal.plant('/evil', { html: blank });
  portal.plant('/image', {
    html: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    headers: { 'Content-Type': 'image/svg+xml' },
  });
  const evil = await driver.open('https://evil.example/evil');
  // The same ways lead to what is open to them: it is the extension that shuts them.
  const control = await waysIn(evil, 'https://evil.example/image');
  if (!control.includes('fetch') || !control.includes('image'))
    figures.holds(false, `nothing loads: ${control.join()}`);
  const from = [evil];
  // In Chromium the id is known to all; what the portal may load has an address that changes.
  if (driver.name === 'chromium') from.push(await stage.show('/en-us/elsewhere', blank));
  for (const page of from) {
    await page.bringToFront();
    for (const file of filesOf(driver.name)) {
      const ways = await waysIn(page, base + file);
      const isShown = file.endsWith('.html') && (await framed(page, base + file)) !== '';
      const told = [...ways, ...(isShown ? ['frame'] : [])];
      figures.holds(told.length === 0, `${driver.name}: ${file} answers ${page.url()} by ${told.join()}`);
    }
    await page.close();
  }
}

async function framing(stage: Stage, figures: Tally, origins: readonly string[]): Promise<void> {
  const { driver, portal } = stage;
  const base = await addressOf(stage);
  const panel = await stage.enterFacts({ 'company.legalName': COMPANY });
  portal.plant('/evil', { html: blank });
  // On the portal itself there is a frame of ours, so that one can be seen where there is one.
  const allowed = await stage.show(FORM_PATH, formPage());
  const overlay = await driver.overlay(allowed);
  if ((await drawn(overlay)) === '') figures.holds(false, `${driver.name}: a frame that is there is not seen`);
  for (const host of origins) {
    const page = await driver.open(`https://${host}/evil`);
    await page.bringToFront();
    for (const name of PAGES) {
      const shown = await framed(page, `${base}${name}.html`);
      figures.holds(shown === '', `${driver.name}: ${name} is framed by ${host}: ${shown.slice(0, 80)}`);
    }
    await page.close();
  }
  await allowed.close();
  await panel.close();
}

/** Posts messages from inside of a frame of ours, as one who had got hold of its window. */
async function post(frame: Frame, texts: readonly string[]): Promise<void> {
  await frame.evaluate((all) => {
    for (const text of all) window.postMessage(JSON.parse(text), '*');
  }, texts);
}

/** What one text has where the other one begins to differ. */
function firstDifference(before: string, after: string): string {
  const at = [...before].findIndex((letter, place) => letter !== after[place]);
  return `${before.slice(Math.max(0, at), at + 60)} became ${after.slice(Math.max(0, at), at + 60)}`;
}

async function posts(stage: Stage, figures: Tally, count: number): Promise<void> {
  const { driver, target } = stage;
  const panel = await stage.enterFacts({ 'company.legalName': COMPANY });
  const page = await stage.show(FORM_PATH, formPage());
  const overlay = await driver.overlay(page, '[data-size=panel]');
  const state = async () =>
    [
      await overlay.evaluate(() => document.body.innerHTML),
      await panel.$eval('[name="company.legalName"]', (it) => (it as HTMLInputElement).value),
      await panel.$$eval('[data-preview], [data-error], [role=alert]', (all) => String(all.length)),
      target.errors(),
      page.url(),
    ].join('\n');
  // The overlay is sure of itself for a while after the page was shown, with nobody near.
  const rests = async () => until(async () => (await overlay.$('[data-sure=false]')) !== null, 'the overlay rests');
  await rests();
  const before = await state();
  const seed = Number(process.env['COUNTERSIGN_SEED'] ?? Date.now() % 2 ** 31);
  const texts = fc
    .sample(bodies, { seed, numRuns: count })
    .map((it) => JSON.stringify(it) ?? 'null')
    .map((text, at) => (at % 10 === 0 ? '{"type":"expand"}' : at % 10 === 1 ? '{"type":"collapse"}' : text));
  // The page reaches the frame through no name and no number of its window; so we reach into it ourselves.
  const handles = await page.evaluate(() => window.length + (document.querySelectorAll('iframe').length ?? 0));
  figures.holds(handles === 0, `${driver.name}: the page has ${handles} handles`);
  await post(overlay, texts);
  await page.evaluate((all) => {
    for (const text of all) window.postMessage(JSON.parse(text), '*');
  }, texts);
  await pause(500);
  for (const _ of texts) figures.holds(true, '');
  await rests();
  const after = await state();
  figures.holds(after === before, `${driver.name}, seed ${seed}: ${firstDifference(before, after)}`);
  if (after !== before) return;
  // The same words over the port are heard: it is the way that is shut.
  await overlay.click('button[name=collapse]');
  await until(async () => (await state()) !== before, 'a press changes the overlay');
}

const inBoth = (one: (stage: Stage, figures: Tally, cases: number) => Promise<void>): Attack['run'] =>
  async function run(lab, cases) {
    const figures = tally();
    await inBothBrowsers(async (name) => one(await open(lab, name), figures, Math.ceil(cases / BROWSERS.length)));
    return figures;
  };

/** What sites can try that know, or have guessed, the extension's address. */
export const outsiderAttacks: readonly Attack[] = [
  { name: 'fingerprints of the extension', threat: 'T30', cases: 90, quick: 90, run: inBoth(fingerprint) },
  {
    name: 'our pages in frames of others',
    threat: 'T31',
    cases: ORIGINS.length * PAGES.length * 2,
    quick: 2 * PAGES.length * 2,
    run: inBoth(async (stage, figures, cases) =>
      framing(stage, figures, ORIGINS.slice(0, Math.ceil(cases / PAGES.length))),
    ),
  },
  { name: 'posted messages', threat: 'T32', cases: 2_000, quick: 200, run: inBoth(posts) },
];
