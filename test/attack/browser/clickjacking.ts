import type { Page } from 'puppeteer-core';
import { BROWSERS, until } from '../../e2e/harness.ts';
import { type Attack, spread, tally } from '../lib/attack.ts';
import { pause } from '../lib/victim.ts';
import { actions, close, inFrames, middleOf } from './actions.ts';
import { FORM_PATH, type Stage, formPage, openStage } from './stage.ts';

/** Longer than an overlay has to be in sight before a click on it counts. */
const SETTLED_MS = 900;
const REACTION_MS = 500;
/** Sooner than this after something was shown, nobody is made to click by it. */
const HUMAN_MS = 250;
const BUTTONS = ['fill', 'collapse'] as const;
const EVIL = 'portal.example';

/** One way to make a person click on an overlay that they do not see as it is. Scripts run in the page. */
interface Trap {
  readonly name: string;
  /** The browser that lets a page do it. */
  readonly only?: 'firefox';
  readonly head?: string;
  /** Done before the person comes near. */
  readonly first?: string;
  /** Done in the moment before the click. */
  readonly last?: string;
  /** How long after that, in milliseconds. */
  readonly wait?: number;
}

const host = 'const host = [...document.documentElement.children].findLast((it) => it.popover === "manual");';
const veil = (style = '') => `
  const veil = document.createElement('div');
  veil.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;background:white;pointer-events:none;${style}';`;
const again = (what: string) => `${host} const again = () => { ${what} requestAnimationFrame(again); }; again();`;
const style = (css: string): string => `<style>${css}</style>`;

const TRAPS: readonly Trap[] = [
  { name: 'opacity of html', head: style('html { opacity: 0.01 }') },
  {
    name: 'opacity of the host',
    head: style('@layer a { html > div { opacity: 0 !important } }'),
    first: again("host.style.setProperty('opacity', '0', 'important');"),
  },
  { name: 'filter', head: style('html { filter: opacity(0) }') },
  { name: 'clip-path', head: style('html { clip-path: inset(0 0 100% 0) }') },
  { name: 'clip-path of the host', first: again("host.style.setProperty('clip-path', 'inset(50%)', 'important');") },
  { name: 'scale', head: style('html { scale: 0.5; transform: scale(0.01) }') },
  { name: 'zoom', head: style('html { zoom: 0.5 }') },
  { name: 'blend', head: style('html { mix-blend-mode: difference; background: white }') },
  {
    name: 'popover over it',
    first: `${veil()} veil.popover = 'manual'; document.body.append(veil); veil.showPopover();`,
  },
  {
    name: 'popover over it in a closed root',
    first: `const box = document.createElement('div'); document.body.append(box); ${veil()} veil.popover = 'manual'; box.attachShadow({ mode: 'closed' }).append(veil); veil.showPopover();`,
  },
  {
    name: 'dialog over it',
    first: `const veil = document.createElement('dialog'); veil.style.cssText = 'inset:0;width:100vw;height:100vh;max-width:none;max-height:none;pointer-events:none'; document.body.append(veil); veil.showModal();`,
  },
  {
    name: 'put out of the top layer',
    first: `${veil('z-index:2147483647')} document.documentElement.append(veil); ${again('try { host.hidePopover(); } catch {}')}`,
  },
  {
    name: 'decoration of the host',
    head: style(
      'html > div::after { content: ""; position: fixed; inset: 0; background: white; pointer-events: none; z-index: 9 }',
    ),
  },
  {
    name: 'pictures of a transition',
    head: style(
      'html { view-transition-name: none } .veil { view-transition-name: veil } ::view-transition { pointer-events: none } ::view-transition-group(veil) { animation-duration: 900s }',
    ),
    first: `${veil()} veil.className = 'veil'; document.body.append(veil); document.startViewTransition?.(() => undefined);`,
  },
  {
    name: 'moving target',
    first: `${host} document.body.style.cssText = 'transform: translate(9px, 9px)'; setInterval(() => document.body.append(host), 50);`,
  },
  {
    name: 'hidden, then shown',
    first: "document.documentElement.style.visibility = 'hidden'; document.documentElement.style.opacity = '0';",
    last: "document.documentElement.removeAttribute('style');",
  },
  {
    name: 'covered, then shown',
    first: `${veil()} veil.popover = 'manual'; veil.id = 'veil'; document.body.append(veil); veil.showPopover();`,
    last: "document.querySelector('#veil').remove();",
  },
  {
    name: 'shown, then covered',
    wait: HUMAN_MS,
    last: `${veil()} veil.popover = 'manual'; document.body.append(veil); veil.showPopover();`,
  },
  {
    name: 'full screen over it',
    head: style('#full { position: fixed; top: 0; left: 0 } #full:fullscreen { pointer-events: none }'),
    first: "document.querySelector('#full').onclick = ({ target }) => target.requestFullscreen();",
  },
];

const STEAL = `<script>
  for (const type of ['pointerover', 'mouseover', 'pointermove', 'mousemove']) window.addEventListener(type, ({ originalTarget }) => {
    if (originalTarget?.nodeName === 'IFRAME') window.stolen = originalTarget;
  }, true);
</script>`;
/** What a page does with the frame that Firefox gives it as the original target of events. */
const stolen = (what: string) =>
  `const once = () => { if (window.stolen === undefined) return requestAnimationFrame(once); const frame = window.stolen; const root = frame.getRootNode(); ${what} }; once();`;
const STOLEN: readonly Trap[] = [
  ['opacity', "frame.style.setProperty('opacity', '0', 'important');"],
  ['size', "frame.style.setProperty('transform', 'scale(3)', 'important');"],
  ['veil in the root', `${veil('z-index:9')} root.append(veil);`],
  [
    'style in the root',
    "const css = document.createElement('style'); css.textContent = ':host, iframe { opacity: 0 !important }'; root.prepend(css);",
  ],
  [
    'sheet of the root',
    "const css = new CSSStyleSheet(); css.replaceSync(':host { opacity: 0 !important } iframe { filter: opacity(0) !important }'); root.adoptedStyleSheets = [css];",
  ],
  [
    'moved',
    "document.body.append(frame); frame.style.cssText = 'position:fixed;right:16px;bottom:16px;width:384px;height:440px;opacity:0';",
  ],
].map(
  ([name, what]) =>
    ({ name: `stolen frame: ${name}`, only: 'firefox', head: STEAL, first: stolen(what ?? '') }) as const,
);

const ALL = [...TRAPS, ...STOLEN];
const triesIn = (name: string) =>
  ALL.filter(({ only }) => only === undefined || only === name).flatMap((trap) =>
    BUTTONS.map((button) => [trap, button] as const),
  );
const BODY = '<button id="full">Full screen</button>';

/** Clicks where a button is, or would be. @returns whether the extension did anything */
async function clickOn(stage: Stage, panel: Page, trap: Trap, button: (typeof BUTTONS)[number]): Promise<boolean> {
  const { driver } = stage;
  const page = await stage.show(FORM_PATH, formPage({ head: trap.head ?? '', body: BODY }));
  const overlay = await driver.overlay(page, '[data-size=panel] button[name=fill]');
  await page.bringToFront();
  let at = await middleOf(overlay, `button[name=${button}]`);
  if (trap.first !== undefined) await page.evaluate(`{ ${trap.first} }`);
  if (trap.name.startsWith('full')) {
    await page.click('#full');
    await until(async () => page.evaluate(() => document.fullscreenElement !== null), 'the page is in full screen');
    at = await middleOf(overlay, `button[name=${button}]`);
  }
  const before = await actions(driver, panel, page);
  await page.mouse.move(at.x - 5, at.y - 5);
  await page.mouse.move(at.x, at.y);
  await pause(SETTLED_MS);
  if (trap.last !== undefined) await page.evaluate(`{ ${trap.last} }`);
  await pause(trap.wait ?? 0);
  await page.mouse.click(at.x, at.y);
  await pause(REACTION_MS);
  const after = await actions(driver, panel, page);
  await close(driver, page, panel);
  return before !== after;
}

/** A page of another host that has the portal in a frame: no overlay is in it, wherever one clicks. */
async function framed(stage: Stage, depth: number): Promise<boolean> {
  const inner = `https://partner.microsoft.com${FORM_PATH}`;
  const frame = (src: string) =>
    `<iframe src="${src}" style="position:fixed;inset:0;width:100%;height:100%;opacity:.01">`;
  stage.portal.plant(FORM_PATH, { html: formPage() });
  for (let at = 1; at <= depth; at++) {
    stage.portal.plant(`/evil${at}`, { html: frame(at === 1 ? inner : `https://${EVIL}/evil${at - 1}`) });
  }
  const page = await stage.driver.open(`https://${EVIL}/evil${depth}`);
  const isThere = () => document.body.innerText.includes('Primary contact info');
  await until(async () => (await inFrames(page, isThere)).includes(true), 'the portal is framed');
  await page.mouse.move(1_000, 700);
  await pause(SETTLED_MS);
  await page.mouse.click(1_000, 700);
  const found = await inFrames(page, () => document.querySelector('[data-size]') !== null);
  await page.close();
  return found.includes(true);
}

/** The same clicks on a page that does nothing act, as soon as a busy machine lets them: else the row would say nothing. */
async function control(stage: Stage, panel: Page): Promise<void> {
  for (const button of BUTTONS) {
    const acts = async () => clickOn(stage, panel, { name: 'none' }, button);
    await until(acts, `on a plain page, ${button} acts`, 30_000);
  }
}

function clickjacking(name: (typeof BROWSERS)[number]): Attack {
  return {
    name: `clickjacking in ${name}`,
    threat: 'T25',
    cases: triesIn(name).length,
    quick: 16,
    async run(lab, cases) {
      const figures = tally();
      const stage = await openStage(lab, name, (it) => it === EVIL);
      const panel = await stage.enterFacts({ 'company.legalName': 'Contoso K.K.', 'company.city': 'Minato' });
      await control(stage, panel);
      for (const [trap, button] of spread(triesIn(name), cases)) {
        const acted = await clickOn(stage, panel, trap, button);
        figures.holds(!acted, `${trap.name}: ${button} acted`);
      }
      for (const depth of [1, 2]) figures.holds(!(await framed(stage, depth)), `overlay in ${depth} frames`);
      return figures;
    },
  };
}

/** Clicks that a page leads astray. */
export const clickjackingAttacks: readonly Attack[] = BROWSERS.map(clickjacking);
