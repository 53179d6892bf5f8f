import type { PortalState, Press } from '../state.ts';
import type { PageContext } from './context.ts';
import { PortalButton, SelectField, TextField } from './controls.ts';
import { DataGrid } from './data-grid.ts';
import { PortalElement, h } from './element.ts';
import { addressOf, routeOf } from './routes.ts';
import { Layout, Shell } from './shell.ts';
import { wordsFor } from './words.ts';

class Workspace extends PortalElement {}

customElements.define('he-shell', Shell);
customElements.define('he-layout', Layout);
for (const name of ['enrollment', 'account']) {
  customElements.define(`${name}-app`, class extends Workspace {});
  // Every workspace of the portal has its own prefixed copies of the design system.
  const controls = { 'text-field': TextField, select: SelectField, button: PortalButton, 'data-grid': DataGrid };
  for (const [control, Base] of Object.entries(controls))
    customElements.define(`${name}_he-${control}`, class extends (Base as typeof PortalButton) {});
}

const shell = h('he-shell') as Shell;
let drawings = 0;

async function exchange(press?: Press): Promise<PortalState> {
  const init = press === undefined ? {} : { method: 'POST', body: JSON.stringify(press) };
  const response = await fetch('/practice/state', init);
  return (await response.json()) as PortalState;
}

async function draw(): Promise<void> {
  const drawing = ++drawings;
  const state = await exchange();
  if (drawing !== drawings) return;
  const { words, language } = wordsFor(location.pathname);
  const { page, workspace } = routeOf(location.pathname);
  const go = (next: string) => {
    history.pushState(null, '', addressOf(next, location.pathname, state));
    void draw();
  };
  const context: PageContext = {
    words,
    language,
    state,
    go,
    press: async (name, profile = null) => void (await exchange({ name, profile })),
    late: (ms, show) => (state.delays === 'none' ? show() : void setTimeout(show, ms)),
  };
  document.documentElement.lang = language;
  document.title = `${words.practice} | ${words.product}`;
  const app = h(`${workspace}-app`) as Workspace;
  app.show(...page(context, workspace));
  shell.frame(words);
  shell.layout.hold(app, words, state, go);
}

document.body.style.cssText = 'margin:0;color-scheme:light';
document.body.append(shell);
addEventListener('popstate', () => void draw());
void draw();
