import type { Move } from '../moves.ts';
import { asSeen } from '../seen.ts';
import type { PortalState } from '../state.ts';
import type { PageContext } from './context.ts';
import { CheckBox, PortalButton, SelectField, TextArea, TextField } from './controls.ts';
import { DataGrid } from './data-grid.ts';
import { PortalElement, h } from './element.ts';
import { PracticeBar } from './practice-bar.ts';
import { WORKSPACES, addressOf, routeOf } from './routes.ts';
import { Layout, Shell } from './shell.ts';
import { wordsFor } from './words.ts';

class Workspace extends PortalElement {}

const CONTROLS = {
  'text-field': TextField,
  'text-area': TextArea,
  select: SelectField,
  checkbox: CheckBox,
  button: PortalButton,
  'data-grid': DataGrid,
};

customElements.define('he-shell', Shell);
customElements.define('he-layout', Layout);
customElements.define('practice-bar', PracticeBar);
for (const name of WORKSPACES) {
  customElements.define(`${name}-app`, class extends Workspace {});
  for (const [control, Base] of Object.entries(CONTROLS))
    customElements.define(`${name}_he-${control}`, class extends (Base as typeof PortalButton) {});
}

const bar = h('practice-bar') as PracticeBar;
const shell = h('he-shell', {}, bar) as Shell;
let drawings = 0;

async function exchange(move?: Move): Promise<PortalState> {
  const init = move === undefined ? {} : { method: 'POST', body: JSON.stringify(move) };
  const response = await fetch('/practice/state', init);
  if (!response.ok) throw new Error(`The practice portal refused: ${await response.text()}`);
  return (await response.json()) as PortalState;
}

async function draw(): Promise<void> {
  const drawing = ++drawings;
  const state = await exchange();
  if (drawing !== drawings) return;
  const { words, language } = wordsFor(location.pathname, navigator.language);
  const { page, workspace } = routeOf(location);
  const goTo = (address: string) => {
    history.pushState(null, '', address);
    void draw();
  };
  const go = (next: string) => goTo(addressOf(next, location.pathname, state));
  const make = (move: Move) => void exchange(move).then(draw);
  const context: PageContext = {
    words,
    language,
    state: asSeen(state),
    go,
    press: async (name, sent = null) => void (await exchange({ type: 'press', name, sent })),
    begin: async (chosen) => {
      await exchange({ type: 'begin', ...chosen });
      // Who has no PartnerID begins with joining the partner program.
      const first = chosen.partnerIds.length === 0 ? 'program-enrolment' : 'welcome';
      goTo(addressOf(first, location.pathname, chosen));
    },
    late: (ms, show) => (state.delays === 'none' ? show() : void setTimeout(show, ms)),
  };
  document.documentElement.lang = language;
  document.title = `${words.practice} | ${words.product}`;
  const app = h(`${workspace}-app`) as Workspace;
  app.show(...page(context, workspace));
  shell.frame(words);
  bar.hidden = workspace === 'practice';
  bar.offer({ words, state, go, happen: (event) => make({ type: 'event', event }) });
  shell.layout.hold(app, {
    words,
    state: context.state,
    go,
    pick: (account) => make({ type: 'account', account }),
  });
}

document.body.style.cssText = 'margin:0;color-scheme:light';
document.body.append(shell);
addEventListener('popstate', () => void draw());
void draw();
