import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from './harness.ts';

/** What can be pressed: buttons and tabs come before links, since the navigation repeats their names. */
const PRESSABLE = ['button, [role=tab]', 'a'] as const;

/** Someone who uses the practice portal by what they see: through all its shadow roots, with the mouse and the keys. */
export interface PortalUser {
  readonly page: Page;
  /** Presses the button, or else the link, of these words. */
  press(words: string): Promise<void>;
  /** Lets something happen by the practice bar's button of this name. */
  happens(event: string): Promise<void>;
  /** Chooses the row of this value. */
  choose(value: string): Promise<void>;
  /** Ticks the box of this label. */
  tick(label: string): Promise<void>;
  /** Types into the field of this label, in place of what is in it, or chooses it there. */
  enter(label: string, value: string): Promise<void>;
  /** Waits until the page has a heading of these words. */
  isOn(heading: string): Promise<void>;
}

/** Uses a page of the practice portal. */
export function portalUser(page: Page): PortalUser {
  /** The portal draws a page anew after each move: what was found may be gone, and is looked for again. */
  const again = async (what: string, work: () => Promise<boolean>) => {
    await page.bringToFront();
    await until(work, `on the portal: ${what}`);
  };
  const click = async (what: string, find: () => Promise<ElementHandle | null>) =>
    again(what, async () => {
      const found = await find();
      if (found === null) return false;
      // Drawn anew in the meantime, its likeness in the same place was pressed just as well.
      const hit = await found.evaluateHandle((it) => {
        const seen = { isHit: false };
        const { outerHTML: looks } = it;
        const look = (event: Event) => {
          seen.isHit = event
            .composedPath()
            .some((at) => at === it || (at instanceof Element && at.outerHTML === looks));
        };
        window.addEventListener('click', look, { capture: true, once: true });
        return seen;
      });
      await found.click();
      // A press that took the page away has hit it.
      return hit.evaluate(({ isHit }) => isHit).catch(() => true);
    });
  return {
    page,
    press: async (words) => click(words, async () => named(page, words)),
    happens: async (event) => click(event, async () => page.$(`>>> button[name="${event}"]:enabled`)),
    choose: async (value) => click(value, async () => page.$(`>>> input[value="${value}"]`)),
    tick: async (label) => click(label, async () => page.$(`>>> [label="${label}"] >>> input:enabled`)),
    async enter(label, value) {
      await again(label, async () => {
        const field = await page.$(`>>> [label="${label}"] >>> #control`);
        if (field === null) return false;
        if (await field.evaluate((it) => it instanceof HTMLSelectElement)) {
          const rows = await field.evaluate((it, wanted) => {
            const { options, selectedIndex } = it as HTMLSelectElement;
            return [...options].findIndex((option) => option.value === wanted) - selectedIndex;
          }, value);
          await field.focus();
          for (let row = 0; row < rows; row++) await page.keyboard.press('ArrowDown');
        } else {
          await field.evaluate((it) => (it as unknown as HTMLInputElement).select());
          await field.press('Backspace');
          await field.type(value);
        }
        return field.evaluate((it, wanted) => (it as unknown as HTMLInputElement).value === wanted, value);
      });
    },
    isOn: async (heading) =>
      again(heading, async () =>
        (await page.$$eval('>>> h1', (all) => all.map((it) => it.textContent))).includes(heading),
      ),
  };
}

/** The first thing to press that is called so; looked for in the page itself, since asking each one takes long. */
async function named(page: Page, words: string): Promise<ElementHandle | null> {
  const found = await page.evaluateHandle(
    (wanted, selectors) => {
      const within = (root: ParentNode): readonly Element[] =>
        [...root.querySelectorAll('*')].flatMap((it) =>
          it.shadowRoot === null ? it : [it, within(it.shadowRoot)].flat(),
        );
      const nameOf = (it: Element) => {
        const root = it.getRootNode();
        const isSlotted = it.querySelector('slot') !== null && root instanceof ShadowRoot;
        return (isSlotted ? root.host : it).textContent?.trim();
      };
      const all = within(document);
      for (const selector of selectors) {
        const one = all.find((it) => it.matches(selector) && !it.matches(':disabled') && nameOf(it) === wanted);
        if (one !== undefined) return one;
      }
      return null;
    },
    words,
    PRESSABLE,
  );
  return found.asElement() as ElementHandle<Element> | null;
}
