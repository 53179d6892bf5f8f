import type { PortalState } from '../state.ts';
import { PortalElement, h } from './element.ts';
import { ROUTES, addressIn, addressOf, routeOf } from './routes.ts';
import type { Words } from './words.ts';

/** The outermost element: it stays while pages change inside it. */
export class Shell extends PortalElement {
  readonly layout = h('he-layout') as Layout;

  /** Shows the bars around the pages. */
  frame(words: Words): void {
    const language = words.otherLanguage === 'English' ? 'en-us' : 'ja-jp';
    const other = h('a', { href: addressIn(language, location.pathname), class: 'bar-link' }, words.otherLanguage);
    this.show(
      h('div', { class: 'practice' }, words.practice),
      h('header', { class: 'bar' }, h('span', {}, words.product), other),
      this.layout,
    );
  }
}

/** Navigation beside the present page's workspace. */
export class Layout extends PortalElement {
  /** Shows a workspace; links lead to other pages without reloading. */
  hold(app: HTMLElement, words: Words, state: PortalState, go: (page: string) => void): void {
    const here = routeOf(location.pathname);
    const links = Object.entries(ROUTES).map(([id, route]) => {
      const href = addressOf(id, location.pathname, state);
      const onClick = (event: Event) => {
        event.preventDefault();
        go(id);
      };
      return h('a', { href, onClick, ...(route === here ? { 'aria-current': 'page' } : {}) }, words[route.name]);
    });
    this.show(h('div', { class: 'sides' }, h('nav', { 'aria-label': words.navigation }, ...links), h('main', {}, app)));
  }
}
