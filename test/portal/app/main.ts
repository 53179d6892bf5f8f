import type { PortalState } from '../state.ts';
import type { PageContext } from './context.ts';
import { defineControls } from './controls.ts';
import { PortalElement, h } from './element.ts';
import { ROUTES, addressOf, routeOf } from './routes.ts';
import { wordsFor } from './words.ts';

class Shell extends PortalElement {}
class Layout extends PortalElement {}
class Workspace extends PortalElement {}

customElements.define('he-shell', Shell);
customElements.define('he-layout', Layout);
for (const name of ['enrollment', 'account']) {
  customElements.define(`${name}-app`, class extends Workspace {});
  defineControls(name);
}

async function exchange(change?: Partial<PortalState>): Promise<PortalState> {
  const init = change === undefined ? {} : { method: 'POST', body: JSON.stringify(change) };
  const response = await fetch('/practice/state', init);
  return (await response.json()) as PortalState;
}

async function draw(): Promise<void> {
  const state = await exchange();
  const { words, language } = wordsFor(location.pathname);
  const { page, workspace } = routeOf(location.pathname);
  const context: PageContext = {
    words,
    language,
    state,
    go(next) {
      history.pushState(null, '', addressOf(next, location.pathname, state));
      void draw();
    },
    async press(name, change = {}) {
      const { presses } = await exchange();
      await exchange({ ...change, presses: [...presses, name] });
    },
    late: (ms, show) => (state.delays === 'none' ? show() : void setTimeout(show, ms)),
  };
  document.documentElement.lang = language;
  document.title = `${words.practice} | ${words.product}`;
  const app = h(`${workspace}-app`) as Workspace;
  app.show(...page(context, workspace));
  const layout = h('he-layout') as Layout;
  layout.show(h('div', { style: 'max-width:860px;margin:0 auto;padding:28px 24px' }, app));
  const links = Object.keys(ROUTES).map((name) =>
    h('a', { href: addressOf(name, location.pathname, state), style: 'color:#0f6cbd;font-size:13px' }, name),
  );
  const shell = h('he-shell') as Shell;
  shell.show(
    h('div', { style: 'background:#ffd84d;padding:6px 24px;font-weight:600' }, words.practice),
    h('div', { style: 'background:#1b1b1f;color:#fff;padding:12px 24px;font-weight:600' }, words.product),
    h('div', { style: 'display:flex;flex-wrap:wrap;gap:16px;padding:8px 24px;background:#f3f3f6' }, ...links),
    layout,
  );
  document.body.style.cssText = 'margin:0;background:#fff;color:#1b1b1f;color-scheme:light';
  document.body.replaceChildren(shell);
}

addEventListener('popstate', () => void draw());
void draw();
