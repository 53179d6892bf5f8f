import type { Frame, Page } from 'puppeteer-core';
import { BROWSERS } from '../../e2e/harness.ts';
import { type Attack, tally } from '../lib/attack.ts';
import { PROBES, WITNESS, probe } from './probes.ts';
import { FORM_PATH, type Stage, formPage, openStage } from './stage.ts';

const KEYS = 'abcdefghijklmnopqrst';
/** Shown in the page itself; every probe must find it. */
const OPEN = 'Zwiebelturm Ostwind';

/** Facts whose values stand nowhere else. */
const FACTS: Readonly<Record<string, string>> = {
  'company.legalName': 'Quarzbrunnen Kabushiki',
  'company.addressLine1': 'Nebelgasse 7731',
  'company.addressLine2': 'Turmzimmer 9482',
  'company.city': 'Wolkenhausen',
  'company.state': 'Mondprovinz',
  'company.postalCode': '948-7731',
  'company.website': 'www.quarzbrunnen.example',
  'contact.firstName': 'Xaverine',
  'contact.lastName': 'Pfauenauge',
  'contact.email': 'xaverine.pfauenauge@gmail.com',
  'contact.phone': '+81 3-9482-7731',
  'support.email': 'hilfe@quarzbrunnen.example',
  'support.phone': '+81 3-7731-9482',
  'tenant.id': '9482aaaa-7731-4bbb-8ccc-0123456789ab',
  'tenant.initialDomain': 'quarzbrunnen.onmicrosoft.com',
};

/**
 * What must not leak: facts, the overlay's own words, and the key in its frame's address. What stands in the page as
 * it was served, or in its address, is left out: to find it there proves nothing.
 */
async function planted(page: Page, served: string, overlay: Frame): Promise<readonly string[]> {
  const own = (served + page.url()).toLowerCase();
  const shown = await overlay.evaluate(() => [
    ...[...document.querySelectorAll('body *')].flatMap((it) =>
      [...it.childNodes].flatMap((child) => (child.nodeType === Node.TEXT_NODE ? [child.nodeValue?.trim() ?? ''] : [])),
    ),
    ...[...document.querySelectorAll('[aria-label], [title]')].map((it) => it.getAttribute('aria-label') ?? ''),
    location.hash.slice(1),
  ]);
  const words = shown.filter((text) => text.length > 7);
  const values = Object.values(FACTS);
  const all = [...values, ...values.flatMap((value) => [value.slice(0, 7), value.slice(-7)]), ...words];
  return [...new Set(all)].filter((piece) => !own.includes(piece.toLowerCase()));
}

async function leaks(
  stage: Stage,
  body: string,
  only?: readonly string[],
): Promise<{ readonly found: readonly string[]; readonly count: number }> {
  const served = formPage({ head: `<script>${WITNESS}</script>`, body: `<p>${body}</p>` });
  const page = await stage.show(FORM_PATH, served);
  const overlay = await stage.driver.overlay(page, '[data-size=panel] button[name=fill]');
  await page.bringToFront();
  await overlay.waitForSelector('[data-rule]');
  await page.mouse.move(1_000, 600);
  await page.mouse.move(1_005, 640);
  const values = only ?? (await planted(page, served, overlay));
  // What stands in the page itself, and is found there, is not found in the overlay.
  const own = only === undefined ? await page.evaluate(() => document.body.innerText) : '';
  const found = await probe(page, values, own);
  await page.close();
  return { found, count: values.length };
}

/** How many of the keys typed into the controls of a frame, or into the page, the page's own listener hears. */
async function keys(
  stage: Stage,
): Promise<{ readonly controls: number; readonly heard: number; readonly own: number }> {
  const page = await stage.show(FORM_PATH, formPage({ head: `<script>${WITNESS}</script>` }));
  const overlay = await stage.driver.overlay(page, '[data-size=panel] button[name=fill]');
  await page.bringToFront();
  await overlay.evaluate(() => {
    const seen = { count: 0 };
    Object.assign(window, { seen });
    window.addEventListener('keydown', () => (seen.count += 1), true);
  });
  const heard = async () => page.evaluate(() => (window as unknown as { readonly heardKeys: number }).heardKeys);
  const before = await heard();
  const controls = await overlay.$$('button, a, summary, input, select, textarea, [tabindex]');
  for (const control of controls) {
    await control.focus();
    await page.keyboard.type(KEYS);
  }
  const arrived = await overlay.evaluate(
    () => (window as unknown as { readonly seen: { readonly count: number } }).seen.count,
  );
  if (arrived !== controls.length * KEYS.length) throw new Error(`of the keys typed, ${arrived} came to the overlay`);
  const after = await heard();
  await page.focus('input');
  await page.keyboard.type(KEYS);
  const own = (await heard()) - after;
  await page.close();
  return { controls: controls.length, heard: after - before, own };
}

function overlayLeaks(name: (typeof BROWSERS)[number]): Attack {
  return {
    name: `overlay leak probes in ${name}`,
    threat: 'T23',
    cases: PROBES * 40,
    quick: PROBES * 40,
    async run(lab) {
      const figures = tally();
      const stage = await openStage(lab, name);
      await stage.enterFacts(FACTS);
      const open = await leaks(stage, OPEN, [OPEN]);
      if (open.found.length < 10) throw new Error(`probes find what is open only by ${open.found.join(', ')}`);
      const { found, count } = await leaks(stage, 'nothing');
      if (count < 40) throw new Error(`only ${count} values were planted`);
      for (const what of found) figures.holds(false, what);
      for (let at = found.length; at < count * PROBES; at++) figures.holds(true, '');
      return figures;
    },
  };
}

function keyLogging(name: (typeof BROWSERS)[number]): Attack {
  return {
    name: `keys typed into the overlay in ${name}`,
    threat: 'T24',
    cases: KEYS.length,
    quick: KEYS.length,
    async run(lab) {
      const figures = tally();
      const stage = await openStage(lab, name);
      await stage.enterFacts({ 'company.legalName': 'Contoso K.K.', 'contact.email': 'taro@gmail.com' });
      const { controls, heard, own } = await keys(stage);
      if (controls < 2 || own < KEYS.length)
        throw new Error(`the page hears ${own} of its own keys, of ${controls} controls`);
      for (let at = 0; at < controls * KEYS.length; at++) figures.holds(at >= heard, `the page heard ${heard} keys`);
      return figures;
    },
  };
}

/** What a page can read of an overlay, and hear of what is typed into it. */
export const overlayLeakAttacks: readonly Attack[] = [...BROWSERS.map(overlayLeaks), ...BROWSERS.map(keyLogging)];
