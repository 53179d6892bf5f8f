import type { Page } from 'puppeteer-core';
import { BROWSERS, press, shows, until } from '../../e2e/harness.ts';
import { type Attack, spread, tally } from '../lib/attack.ts';
import { FORM_PATH, type Stage, formPage, openStage } from './stage.ts';

const NAME = 'Contoso K.K.';
const CITY = 'Minato';

/** One way to hide the field of the legal name, `#field` in its paragraph `#row`, from who agreed to have it filled. */
interface Trick {
  readonly name: string;
  readonly css?: string;
  /** Done when the page is there. */
  readonly first?: string;
  /** Done between preview and confirmation. */
  readonly between?: string;
}

const COVER = `const box = field.getBoundingClientRect(); const cover = document.createElement('div');
  cover.style.cssText = 'position:absolute;background:white;left:' + (box.left + scrollX) + 'px;top:' + (box.top + scrollY) +
    'px;width:' + box.width + 'px;height:' + box.height + 'px'; document.body.append(cover);`;

const TRICKS: readonly Trick[] = [
  { name: 'off the screen', css: '#row { position: absolute; left: -9999px }' },
  { name: 'one pixel', css: '#field { width: 1px; height: 1px; padding: 0; border: 0 }' },
  { name: 'opacity of the field', css: '#field { opacity: 0 }' },
  { name: 'opacity of what it is in', css: '#row { opacity: 0.01 }' },
  { name: 'opacities together', css: '#row { opacity: 0.5 } #field { opacity: 0.5 }' },
  { name: 'visibility', css: '#row { visibility: hidden }' },
  { name: 'clip', css: '#field { position: absolute; clip: rect(0, 0, 0, 0) }' },
  { name: 'clip-path', css: '#row { clip-path: inset(50%) }' },
  { name: 'in a box without size', css: '#row { width: 0; height: 0; overflow: hidden }' },
  { name: 'scaled down', css: '#field { transform: scale(0.01) }' },
  { name: 'moved by a transform', css: '#row { transform: translateX(-5000px) }' },
  { name: 'turned away', css: '#field { transform: rotateY(90deg) }' },
  { name: 'inert', first: 'row.inert = true' },
  { name: 'hidden from screen readers', first: "row.setAttribute('aria-hidden', 'true')" },
  { name: 'hidden', first: 'row.hidden = true' },
  { name: 'filter', css: '#row { filter: opacity(0) }' },
  { name: 'mask', css: '#row { mask-image: linear-gradient(transparent, transparent) }' },
  { name: 'content-visibility', css: '#row { content-visibility: hidden }' },
  { name: 'covered', first: COVER },
  {
    name: 'covered by what lets clicks through',
    first: `${COVER} cover.style.setProperty('pointer-events', 'none', 'important');`,
  },
  {
    name: 'covered by a decoration',
    css: '#row { position: relative } #row::after { content: ""; position: absolute; inset: 0; background: white; pointer-events: none }',
  },
  {
    name: 'covered from the top layer',
    first: `${COVER} cover.style.cssText += ';position:fixed;margin:0;pointer-events:none;border:0;padding:0'; cover.popover = 'manual'; cover.showPopover();`,
  },
  {
    name: 'below a cover',
    css: '#field { position: relative; z-index: -1 } #row { background: white; position: relative; z-index: 0 } #row::before { content: ""; position: absolute; inset: 0; background: white }',
  },
  {
    name: 'in a hidden shadow root',
    first:
      "const box = document.createElement('div'); box.style.opacity = '0'; row.replaceWith(box); box.attachShadow({ mode: 'open' }).append(row);",
  },
  {
    name: 'in a frame',
    first:
      "const frame = document.createElement('iframe'); row.replaceWith(frame); frame.contentDocument.body.append(row);",
  },
  { name: 'read-only after the preview', between: 'field.readOnly = true' },
  { name: 'disabled after the preview', between: 'field.disabled = true' },
  { name: 'a password after the preview', between: "field.type = 'password'" },
  { name: 'of a hidden type after the preview', between: "field.type = 'hidden'" },
  { name: 'moved away after the preview', between: "row.style.cssText = 'position:absolute;left:-9999px'" },
];
const IDS =
  "const field = document.querySelector('input'); const row = field.closest('p'); field.id = 'field'; row.id = 'row'; window.field = field; window.row = row;";

/** Previews and confirms in the panel what a page asks for. @returns what stands in the field that is tried, and in another one */
async function fillPage(
  stage: Stage,
  panel: Page,
  trick: Trick,
): Promise<{ readonly name: string; readonly city: string }> {
  const head = `<style>${trick.css ?? ''}</style>`;
  const page = await stage.show(FORM_PATH, formPage({ head, body: `<script>${IDS}</script>` }));
  if (trick.first !== undefined) await page.evaluate(`{ ${trick.first} }`);
  await stage.driver.overlay(page, 'button[name=fill]');
  await until(async () => (await panel.$('[data-outcome]')) === null, 'the panel is on this page');
  await press(panel, 'button[name=preview]');
  await shows(panel, '[data-preview]', CITY);
  if (trick.between !== undefined) await page.evaluate(`{ ${trick.between} }`);
  await press(panel, 'button[name=confirm-fill]');
  await shows(panel, '[data-outcome]');
  const filled = await page.evaluate(() => {
    const { field } = window as unknown as { readonly field: HTMLInputElement };
    const city = [...document.querySelectorAll('input')].find((it) => it.labels?.[0]?.textContent.includes('City'));
    return { name: field.value, city: city?.value ?? '' };
  });
  await page.close();
  return filled;
}

function hiddenFields(name: (typeof BROWSERS)[number]): Attack {
  return {
    name: `hidden fields in ${name}`,
    threat: 'T27',
    cases: TRICKS.length,
    quick: 20,
    async run(lab, cases) {
      const figures = tally();
      const stage = await openStage(lab, name);
      const panel = await stage.enterFacts({ 'company.legalName': NAME, 'company.city': CITY });
      const plain = await fillPage(stage, panel, { name: 'none' });
      if (plain.name !== NAME) throw new Error(`a plain field is not filled: ${JSON.stringify(plain)}`);
      for (const trick of spread(TRICKS, cases)) {
        const { name: written, city } = await fillPage(stage, panel, trick);
        figures.holds(written === '', `${trick.name}: ${written}`);
        // The field beside it is filled each time: the trick has not just stopped everything.
        if (city !== CITY) throw new Error(`${trick.name}: the field beside it has "${city}"`);
      }
      return figures;
    },
  };
}

/** Fields that a page hides from who agrees to have them filled. */
export const hiddenFieldAttacks: readonly Attack[] = BROWSERS.map(hiddenFields);
