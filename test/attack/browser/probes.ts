import type { Page } from 'puppeteer-core';

/** Runs in the page before anything else: keeps all that events, messages and changes let it see. */
export const WITNESS = `{
  window.witness = [];
  window.heardKeys = 0;
  const tell = (what) => { if (witness.length < 20000) witness.push(String(what)); };
  const all = ['click','pointermove','pointerover','pointerout','mouseover','mouseenter','mouseout','mousemove','focus','blur',
    'focusin','focusout','message','toggle','beforetoggle','selectionchange','load','error','securitypolicyviolation','slotchange'];
  for (const type of all) window.addEventListener(type, (event) => {
    for (const key of ['target','originalTarget','explicitOriginalTarget','relatedTarget','currentTarget','srcElement','rangeParent']) {
      try {
        const node = event[key];
        if (!(node instanceof Node)) continue;
        const root = node.getRootNode();
        tell(node.textContent + (node.outerHTML ?? '') + (root instanceof ShadowRoot ? root.innerHTML + [...root.querySelectorAll('iframe')].map((it) => it.src) : ''));
      } catch (problem) { tell(problem); }
    }
    try { tell(JSON.stringify(event.data ?? '')); } catch {}
    tell(event.composedPath().map((it) => it.outerHTML ?? '').join(''));
  }, true);
  for (const type of ['keydown','keypress','keyup','beforeinput','input','textInput','compositionstart'])
    window.addEventListener(type, () => { window.heardKeys += 1; }, true);
  new MutationObserver((records) => {
    for (const { target, addedNodes, oldValue } of records) tell((target.outerHTML ?? target.data ?? '') + [...addedNodes].map((it) => it.outerHTML ?? it.data) + oldValue);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true, attributeOldValue: true, characterDataOldValue: true });
  new PerformanceObserver((list) => list.getEntries().forEach((it) => tell(JSON.stringify(it)))).observe({ entryTypes: PerformanceObserver.supportedEntryTypes });
}`;

/** How many ways of reading {@link probe} tries each value with. */
export const PROBES = 18;

/** Tries to read each of the values by all means that a page has. @returns value and way, where one was found */
export async function probe(page: Page, values: readonly string[], own: string): Promise<readonly string[]> {
  return page.evaluate(
    async (wanted: readonly string[], known: string) => {
      const view = window as unknown as Window & {
        readonly witness: readonly string[];
        find(
          text: string,
          caseSensitive?: boolean,
          backwards?: boolean,
          wrap?: boolean,
          whole?: boolean,
          inFrames?: boolean,
        ): boolean;
      };
      const host = [...document.documentElement.children].findLast((it) => (it as HTMLElement).popover === 'manual');
      if (host === undefined) throw new Error('there is no overlay');
      const selection = getSelection();
      if (selection === null) throw new Error('nothing can be selected');
      const rootText = (node: Node | null | undefined) => {
        const root = node?.getRootNode();
        return `${node?.textContent ?? ''} ${root instanceof ShadowRoot ? root.innerHTML : ''}`;
      };
      const selected = () => {
        const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
        const parts = ranges.map((range) =>
          [
            range.toString(),
            range.cloneContents().textContent,
            rootText(range.startContainer),
            rootText(range.endContainer),
          ].join(' '),
        );
        return [selection.toString(), rootText(selection.anchorNode), rootText(selection.focusNode), ...parts].join(
          ' ',
        );
      };
      // The places to look at: all over the overlay, and where the page has its own text.
      const box = host.getBoundingClientRect();
      const own = [...document.querySelectorAll('p')].at(-1)?.getBoundingClientRect() ?? box;
      const spots = [
        [own.left + 5, own.top + own.height / 2] as const,
        ...Array.from(
          { length: 400 },
          (_, at) =>
            [
              box.left + (box.width * ((at % 20) + 0.5)) / 20,
              box.top + (box.height * (Math.floor(at / 20) + 0.5)) / 20,
            ] as const,
        ),
      ];
      const attempt = (read: () => unknown) => {
        try {
          return String(read());
        } catch (problem) {
          return String(problem);
        }
      };
      const html = host as Element & { getHTML?(options: object): string };
      const ways: Record<string, () => unknown> = {
        outerHTML: () => document.documentElement.outerHTML,
        innerText: () => document.documentElement.innerText,
        textContent: () => document.documentElement.textContent,
        getHTML: () =>
          (document.documentElement as typeof html).getHTML?.({
            serializableShadowRoots: true,
            shadowRoots: [host.shadowRoot].filter(Boolean),
          }),
        serializer: () => new XMLSerializer().serializeToString(document),
        clone: () => (document.documentElement.cloneNode(true) as Element).outerHTML,
        attributes: () =>
          [...document.querySelectorAll('*')]
            .map(
              (it) =>
                [...it.attributes].map(({ value }) => value).join(' ') +
                (it as HTMLElement).title +
                (it.ariaLabel ?? '') +
                it.textContent,
            )
            .join(' '),
        selectAll: () => {
          document.execCommand('selectAll');
          return selected();
        },
        selectHost: () => {
          selection.removeAllRanges();
          const range = document.createRange();
          range.selectNode(host);
          selection.addRange(range);
          const around = selected();
          selection.selectAllChildren(document.documentElement);
          return around + selected();
        },
        composedRanges: () => {
          document.execCommand('selectAll');
          const ranges =
            (selection as Selection & { getComposedRanges?(options: object): StaticRange[] }).getComposedRanges?.({
              shadowRoots: [],
            }) ?? [];
          return ranges.map((it) => rootText(it.startContainer) + rootText(it.endContainer)).join(' ') + selected();
        },
        caretPosition: () =>
          spots
            .map(([x, y]) =>
              rootText(
                (
                  document as Document & {
                    caretPositionFromPoint?(x: number, y: number): { readonly offsetNode: Node } | null;
                  }
                ).caretPositionFromPoint?.(x, y)?.offsetNode,
              ),
            )
            .join(' '),
        caretRange: () =>
          spots
            .map(([x, y]) =>
              rootText(
                (document as { caretRangeFromPoint?(x: number, y: number): Range | null }).caretRangeFromPoint?.(x, y)
                  ?.startContainer,
              ),
            )
            .join(' '),
        elementsAt: () =>
          spots
            .map(([x, y]) =>
              document
                .elementsFromPoint(x, y)
                .map((it) => it.outerHTML + (it.shadowRoot?.innerHTML ?? ''))
                .join(' '),
            )
            .join(' '),
        frames: () => {
          const text = Array.from({ length: window.length }, (_, at) =>
            attempt(() => window[at]?.document.documentElement.outerHTML),
          );
          const named = [...document.querySelectorAll('iframe')].map((it) =>
            attempt(() => it.contentDocument?.documentElement.outerHTML),
          );
          return [
            ...text,
            ...named,
            ...Object.getOwnPropertyNames(window).map((it) => (/^\d+$/.test(it) ? 'frame' : '')),
          ].join(' ');
        },
        performance: () => JSON.stringify(performance.getEntries()),
        witness: () => view.witness.join(' '),
        address: () =>
          [
            location.href,
            document.title,
            document.cookie,
            JSON.stringify({ ...localStorage, ...sessionStorage }),
            document.querySelector(':target')?.textContent,
          ].join(' '),
      };
      const found: string[] = [];
      const pending: [string, string][] = [];
      for (const [name, read] of Object.entries(ways)) pending.push([name, attempt(read)]);
      for (const value of wanted) {
        for (const [name, text] of pending) if (text.includes(value)) found.push(`${value} by ${name}`);
        // Letter by letter, as long as a longer piece is found than would stand anywhere.
        selection.removeAllRanges();
        for (let length = 5; length <= value.length; length++) {
          if (known.includes(value.slice(0, length).toLowerCase())) continue;
          if (!attempt(() => view.find(value.slice(0, length), false, false, true, false, true)).startsWith('true'))
            continue;
          found.push(`${value.slice(0, length)} by find`);
          if (rootText(selection.anchorNode).includes(value)) found.push(`${value} by what find has selected`);
          break;
        }
      }
      // Scrolling to a piece of text tells by where the page then is.
      for (const value of wanted) {
        window.scrollTo(0, 0);
        location.hash = `:~:text=${encodeURIComponent(value)}`;
        await new Promise((ready) => setTimeout(ready, 5));
        if (window.scrollY !== 0) found.push(`${value} by scrolling to it`);
      }
      return found;
    },
    values,
    own.toLowerCase(),
  );
}
