/** What a person sees of a page of the practice portal, and does there: through all its shadow roots. */
export interface Deep {
  /** All elements that CSS finds, in reading order. */
  all(selector: string): readonly HTMLElement[];
  /** The text of all that CSS finds. */
  texts(selector: string): readonly string[];
  /** Presses the button, or else the link, of that text. */
  press(text: string): Promise<void>;
  /** Puts a value into every field of that label, or chooses it there; ticks it where it is a check box. */
  enter(label: string, value: string): void;
}

/** More turns of the event loop than any press needs to reach the state and come back as a drawn page. */
const TURNS = 12;

/** @throws Error when what is to be pressed or filled is not there */
export function deepIn(page: Document): Deep {
  const all = (selector: string) => [...walk(page.body)].filter((it) => it.matches(selector));
  const texts = (selector: string) => all(selector).map((it) => textOf(it));
  return {
    all,
    texts,
    async press(text) {
      const found = [...all('button'), ...all('a')].find((it) => textOf(it) === text && !it.hasAttribute('disabled'));
      if (found === undefined) throw new Error(`There is no "${text}" to press: ${texts('h1, button').join(' | ')}`);
      found.click();
      await drawn();
    },
    enter(label, value) {
      const hosts = all('[label]').filter((it) => it.getAttribute('label') === label);
      if (hosts.length === 0) throw new Error(`There is no field "${label}".`);
      for (const host of hosts) {
        const control = host.shadowRoot?.getElementById('control');
        if (control instanceof HTMLInputElement && control.type === 'checkbox') control.click();
        else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
          control.value = value;
          control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        }
      }
    },
  };
}

/** Waits until the portal has drawn the page that an address or a press leads to. */
export async function drawn(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((ready) => setTimeout(ready, 0));
}

function* walk(element: Element): Generator<HTMLElement> {
  if (element instanceof HTMLElement) yield element;
  if (element instanceof HTMLElement && element.hidden) return;
  const children = element instanceof HTMLSlotElement ? element.assignedElements() : undefined;
  for (const child of children ?? (element.shadowRoot ?? element).children) yield* walk(child);
}

function textOf(element: Element): string {
  const slot = element.querySelector('slot');
  const host = element.getRootNode();
  const text = slot !== null && host instanceof ShadowRoot ? host.host.textContent : element.textContent;
  return text.trim();
}
