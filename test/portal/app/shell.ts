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
    const other = h('a', { href: addressIn(language, location), class: 'bar-link' }, words.otherLanguage);
    this.show(
      h(
        'header',
        {},
        h('div', { class: 'practice' }, words.practice),
        h('slot'),
        h('div', { class: 'bar' }, h('span', {}, words.product), other),
      ),
      this.layout,
    );
  }
}

/** What the navigation needs: where it leads, and the account it picks. */
export interface Navigation {
  readonly words: Words;
  readonly state: PortalState;
  readonly go: (page: string) => void;
  readonly pick: (account: string) => void;
}

/** Navigation beside the present page's workspace. */
export class Layout extends PortalElement {
  /** Shows a workspace; links lead to other pages without reloading. */
  hold(app: HTMLElement, navigation: Navigation): void {
    const isStart = routeOf(location).workspace === 'practice';
    this.show(h('div', { class: 'sides' }, isStart ? null : bar(navigation), h('main', {}, app)));
  }
}

function bar(navigation: Navigation): HTMLElement {
  const { words } = navigation;
  return h(
    'nav',
    { 'aria-label': words.navigation },
    ...accountPicker(navigation),
    h('p', {}, words.enrolment),
    ...links(navigation, 'enrollment'),
    h('p', {}, words.account),
    ...links(navigation, 'account'),
    h('p', {}, words.customers),
    ...links(navigation, 'customer'),
  );
}

/** Pages of a workspace. A company that is not in CSP has no CSP overview (csp-enrollment, part 4). */
function links({ words, state, go }: Navigation, workspace: string): readonly HTMLElement[] {
  const here = routeOf(location);
  const shown = Object.entries(ROUTES).filter(
    ([id, route]) => route.workspace === workspace && !route.isBehind && (state.isInCsp || id !== 'csp-overview'),
  );
  return shown.map(([id, route]) => {
    const onClick = (event: Event) => {
      event.preventDefault();
      go(id);
    };
    const href = addressOf(id, location.pathname, state);
    return h('a', { href, onClick, ...(route === here ? { 'aria-current': 'page' } : {}) }, words[route.name]);
  });
}

/** Shown to a user who belongs to several accounts (csp-enrollment, part 1.7). */
function accountPicker({ words, state, pick }: Navigation): readonly HTMLElement[] {
  if (state.accounts.length < 2) return [];
  const options = state.accounts.map((name) => h('option', { value: name, selected: name === state.account }, name));
  const onChange = (event: Event) => {
    if (event.target instanceof HTMLSelectElement) pick(event.target.value);
  };
  return [h('label', { for: 'account' }, words.pickAccount), h('select', { id: 'account', onChange }, ...options)];
}
