import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../../scripts/lib/browsers.ts';
import { until } from '../../e2e/harness.ts';
import { type Attack, type Tally, tally } from '../lib/attack.ts';
import type { Lab } from '../lib/lab.ts';
import { pause } from '../lib/victim.ts';
import { inBothBrowsers } from './both.ts';
import { FORM_PATH, type Stage, formPage, openStage } from './stage.ts';

/** A page that has changed what scripts stand on, and keeps what it gets to see. */
const PATCHED = `<script>
  const kept = (globalThis.kept = []);
  const spy = (of, name) => {
    const real = of[name];
    if (typeof real !== 'function') return;
    of[name] = function (...given) { kept[kept.length] = String(given[0]).slice(0, 200); return real.apply(this, given); };
  };
  for (const [of, names] of [
    [Array.prototype, ['map', 'push', 'filter', 'forEach', 'flatMap', 'find', 'join']],
    [Promise.prototype, ['then', 'catch', 'finally']],
    [Element.prototype, ['attachShadow', 'append', 'setAttribute', 'getAttribute', 'hasAttribute', 'remove']],
    [Node.prototype, ['appendChild', 'insertBefore', 'contains']],
    [String.prototype, ['replace', 'trim', 'normalize', 'toLowerCase']],
    [JSON, ['stringify', 'parse']],
    [globalThis, ['setTimeout', 'postMessage', 'fetch']],
    [Document.prototype, ['createElement', 'getElementById']],
    [EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
  ]) for (const name of names) spy(of, name);
  globalThis.MutationObserver = class { constructor() { kept[kept.length] = 'observer'; } observe() {} disconnect() {} };
  customElements.define = () => { throw new Error('no'); };
  Object.defineProperty(Element.prototype, 'shadowRoot', { get() { kept[kept.length] = 'root'; return null; } });
</script>`;

const named = (...names: readonly string[]) =>
  names
    .map((name) => `<img name="${name}" alt=""><form name="${name}" id="${name}"><input name="${name}"></form>`)
    .join('');

const DOCUMENT = [
  'documentElement',
  'createElement',
  'location',
  'querySelector',
  'visibilityState',
  'defaultView',
  'activeElement',
  'elementFromPoint',
];
const ELEMENT = [
  'nodeName',
  'childNodes',
  'hasAttribute',
  'getAttribute',
  'attributes',
  'shadowRoot',
  'children',
  'nodeType',
  'getRootNode',
  'checkVisibility',
  'matches',
  'append',
  'remove',
  'parentNode',
];

/** Pages that want a script to fall over them. */
const CLOBBERED: Readonly<Record<string, string>> = {
  'id of body': formPage({ body: '<p id="body"></p><p id="head"></p><form id="document"></form>' }),
  'name of body': formPage({ body: '<img name="body" alt=""><form name="body"></form><embed name="forms">' }),
  'names of what a document has': formPage({ body: named(...DOCUMENT) }),
  'a form whose fields are called as what an element has': formPage({
    body: `<form>${ELEMENT.map((name) => `<input name="${name}">`).join('')}</form>`,
  }),
  'all of it in a form': formPage().replace('<h2>', '<form><input name="nodeName"><input name="childNodes"><h2>'),
  'two bodies': formPage({ body: '<body><html><frameset></frameset>' }),
  'no body': '<!doctype html><html lang="en"><head></head><frameset></frameset></html>',
  'a very deep page': formPage({ body: '<div>'.repeat(20_000) }),
};

/** A form that in Chromium answers for itself where its attributes are asked for, so that who reads the page falls. */
const FALL = '<form id="fall" title="a"><input name="getAttribute"></form>';

/** The overlay stands on its page and names it, or says that it does not know it, or is not there at all. */
async function stands(page: Page): Promise<'works' | 'stays away' | 'broken'> {
  const isDrawn = async (selector: string) =>
    until(
      async () => {
        const own = page.frames().filter((it) => it !== page.mainFrame());
        const found = await Promise.all(own.map(async (it) => it.$(selector)));
        return found.some((it) => it !== null);
      },
      selector,
      2_000,
    ).then(
      () => true,
      () => false,
    );
  if (await isDrawn('[data-size]')) return (await isDrawn('[data-page="enrolment-form"]')) ? 'works' : 'stays away';
  return page.frames().length === 1 ? 'stays away' : 'broken';
}

async function hostile(stage: Stage, figures: Tally): Promise<void> {
  const { driver } = stage;
  const name = driver.name;
  const patched = await stage.show(FORM_PATH, formPage({ head: PATCHED }));
  const told = await stands(patched);
  figures.holds(told === 'works', `${name}, patched prototypes: ${told}`);
  const kept = await patched.evaluate(() => {
    document.createElement('p'); // so that it is seen that the page does listen
    return (globalThis as unknown as { readonly kept: readonly string[] }).kept;
  });
  const own = kept.filter((text) => /extension:|Countersign|株式会社/.test(text));
  figures.holds(own.length === 0, `${name}: a patched page sees ${own.join(' ').slice(0, 100)}`);
  if (!kept.includes('p')) figures.holds(false, `${name}: the page's patches see nothing at all`);
  await patched.close();
  for (const [what, html] of Object.entries(CLOBBERED)) {
    const page = await stage.show(FORM_PATH, html);
    const how = await stands(page);
    figures.holds(how !== 'broken', `${name}, ${what}: ${how}`);
    const isAlive = await Promise.race([page.evaluate(() => true), pause(3_000).then(() => false)]);
    figures.holds(isAlive, `${name}, ${what}: the page does not answer`);
    await page.close();
  }
  const mended = await stage.show(FORM_PATH, formPage({ body: FALL }));
  const fallen = await stands(mended);
  figures.holds(fallen !== 'broken', `${name}, a page that cannot be read: ${fallen}`);
  await mended.evaluate(() => document.querySelector('#fall')?.remove());
  const then = await stands(mended);
  figures.holds(then === 'works', `${name}, a page that can be read again: ${then}`);
  await mended.close();
}

const inBoth = (one: (stage: Stage, figures: Tally) => Promise<void>) => async (lab: Lab) => {
  const figures = tally();
  const attack = async (name: BrowserName) =>
    one(await openStage(lab, name, (host) => host === 'evil.example'), figures);
  await inBothBrowsers(attack);
  return figures;
};

/** What a page can do to the ground a content script stands on. */
export const environmentAttacks: readonly Attack[] = [
  { name: 'a hostile environment', threat: 'T35', cases: 40, quick: 40, run: inBoth(hostile) },
];
