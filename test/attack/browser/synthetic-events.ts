import type { Frame, Page } from 'puppeteer-core';
import { BROWSERS, until } from '../../e2e/harness.ts';
import { type Attack, spread, tally } from '../lib/attack.ts';
import { pause } from '../lib/victim.ts';
import { actions, close, inFrames, middleOf } from './actions.ts';
import { FORM_PATH, type Stage, formPage, openStage } from './stage.ts';

const REACTION_MS = 300;
const MOUSE = ['mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'];
const POINTER = ['pointerdown', 'pointerup', 'click'];
const KEYS = ['Enter', ' '];

/** What the page has: the overlay's host, and where its buttons are. */
interface Known {
  readonly x: number;
  readonly y: number;
}

/** Scripts that a page runs against the overlay; `host`, `x` and `y` are given to them. */
const SCRIPTS: readonly string[] = [
  ...MOUSE.map(
    (type) =>
      `host.dispatchEvent(new MouseEvent('${type}', { bubbles: true, composed: true, clientX: x, clientY: y, detail: 1 }))`,
  ),
  ...POINTER.map(
    (type) =>
      `document.elementFromPoint(x, y).dispatchEvent(new PointerEvent('${type}', { bubbles: true, composed: true, clientX: x, clientY: y, isPrimary: true }))`,
  ),
  ...KEYS.flatMap((key) =>
    ['keydown', 'keypress', 'keyup'].map(
      (type) =>
        `host.focus(); (document.activeElement ?? host).dispatchEvent(new KeyboardEvent('${type}', { key: '${key}', code: '${key}', bubbles: true, composed: true }))`,
    ),
  ),
  'host.click()',
  'document.elementFromPoint(x, y).click()',
  "host.tabIndex = 0; host.focus(); document.execCommand('insertText', false, ' ')",
  "host.focus(); document.execCommand('insertParagraph')",
  "document.execCommand('selectAll'); document.execCommand('delete')",
  "host.dispatchEvent(new Event('submit', { bubbles: true }))",
  "window.postMessage({ type: 'preview' }, '*'); window.postMessage({ type: 'collapse' }, '*')",
  "for (const frame of [...document.querySelectorAll('iframe')]) frame.contentWindow.postMessage({ type: 'collapse' }, '*')",
  "host.accessKey = 'c'; host.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', altKey: true, bubbles: true }))",
];

/** What script inside of the real frame could send to a button, if any got there. */
const INSIDE: readonly ((button: HTMLElement) => void)[] = [
  (button) => button.click(),
  (button) => button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 })),
  (button) => button.dispatchEvent(new PointerEvent('click', { bubbles: true, pointerType: 'mouse' })),
  (button) => {
    button.focus();
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    button.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true }));
  },
];

/** An overlay that a person is near, so that a real click on it would count. */
async function nearOverlay(
  stage: Stage,
): Promise<{ readonly page: Page; readonly overlay: Frame; readonly at: Known }> {
  const page = await stage.show(FORM_PATH, formPage());
  const overlay = await stage.driver.overlay(page, '[data-size=panel] button[name=fill]');
  await page.bringToFront();
  const at = await middleOf(overlay, 'button[name=fill]');
  await page.mouse.move(at.x, at.y);
  await until(async () => (await overlay.$('[data-sure=true]')) !== null, 'the overlay is sure');
  return { page, overlay, at };
}

/** Whether a real click does something, where made-up ones did not: else the row would say nothing. */
async function control(stage: Stage, panel: Page): Promise<void> {
  const { page, overlay } = await nearOverlay(stage);
  const before = await actions(stage.driver, panel, page);
  const at = await middleOf(overlay, 'button[name=collapse]');
  await page.mouse.click(at.x, at.y);
  await until(async () => (await actions(stage.driver, panel, page)) !== before, 'a real click acts');
  await close(stage.driver, page, panel);
}

/** Frames of the overlay's file that a page makes itself, knowing its address; real clicks all over them. */
async function ownFrames(stage: Stage, panel: Page): Promise<readonly string[]> {
  const { page, overlay } = await nearOverlay(stage);
  const { driver } = stage;
  const address = await overlay.evaluate(() => location.href);
  const bare = address.replace(/#.*/, '');
  const addresses = [bare, `${bare}#`, `${bare}#11111111-2222-4333-8444-555555555555`, `${bare}?x#${'0'.repeat(36)}`];
  const through: string[] = [];
  for (const src of addresses) {
    const before = await actions(driver, panel, page);
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      frame.id = 'own';
      frame.style.cssText = 'position:fixed;left:0;top:0;width:384px;height:440px';
      document.body.append(frame);
    }, src);
    await pause(900);
    const shown = (await inFrames(page, () => document.querySelectorAll('[data-size]').length)).filter(
      (it) => it !== null,
    );
    for (const y of [40, 200, 300, 380, 420]) await page.mouse.click(y === 40 ? 350 : 190, y);
    await pause(REACTION_MS);
    if (shown.reduce((sum, it) => sum + it, 0) !== 1) through.push(`${src} is drawn: ${shown.join(', ')}`);
    if ((await actions(driver, panel, page)) !== before) through.push(`${src} acts`);
    await page.evaluate(() => document.querySelector('#own')?.remove());
  }
  await close(driver, page, panel);
  return through;
}

function syntheticEvents(name: (typeof BROWSERS)[number]): Attack {
  return {
    name: `synthetic events in ${name}`,
    threat: 'T26',
    cases: SCRIPTS.length,
    quick: SCRIPTS.length,
    async run(lab, cases) {
      const figures = tally();
      const stage = await openStage(lab, name);
      const panel = await stage.enterFacts({ 'company.legalName': 'Contoso K.K.', 'company.city': 'Minato' });
      await control(stage, panel);
      const { page, overlay, at } = await nearOverlay(stage);
      const before = await actions(stage.driver, panel, page);
      for (const script of spread(SCRIPTS, cases)) {
        const host = '[...document.documentElement.children].findLast((it) => it.popover === "manual")';
        await page.evaluate(`{ const host = ${host}; const { x, y } = ${JSON.stringify(at)}; ${script}; }`);
        await pause(REACTION_MS / 3);
        figures.holds((await actions(stage.driver, panel, page)) === before, script);
      }
      for (const button of ['fill', 'collapse']) {
        for (const [number, act] of INSIDE.entries()) {
          // Where one has acted, the button of the next is gone.
          const there = await overlay.$(`button[name=${button}]`);
          await there?.evaluate(act as (it: Element) => void);
          await pause(REACTION_MS / 3);
          const isSame = (await actions(stage.driver, panel, page)) === before;
          figures.holds(there !== null && isSame, `inside, ${button}, ${number}`);
        }
      }
      await close(stage.driver, page, panel);
      const through = await ownFrames(stage, panel);
      for (const what of through) figures.holds(false, what);
      for (let count = through.length; count < 4; count++) figures.holds(true, '');
      await control(stage, panel);
      return figures;
    },
  };
}

/** Events that no person has made. */
export const syntheticEventAttacks: readonly Attack[] = BROWSERS.map(syntheticEvents);
