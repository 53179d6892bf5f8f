import { render } from 'preact';
import type { PageUpdate } from '../messages.ts';
import { BROWSER_NAME, type PairingState, pairingActions } from '../ui/pairing.ts';
import { PairingForm } from '../ui/pairing-form.tsx';
import { listen, stage } from '../ui/page.ts';
import { type Text, chosenLanguage, textIn } from '../ui/text.ts';

interface State extends PairingState {
  readonly update: PageUpdate | null;
}

/** First run: what Countersign does, what it reads, what it never does; and pairing. */
function Welcome({ state, text }: { readonly state: State; readonly text: Text }) {
  const { update } = state;
  return (
    <>
      <h1>{text('ui.welcome-title')}</h1>
      <p>{text('ui.welcome-intro')}</p>
      <h2>{text('ui.welcome-does')}</h2>
      <ul>
        <li>{text('ui.welcome-does-1')}</li>
        <li>{text('ui.welcome-does-2')}</li>
        <li>{text('ui.welcome-does-3')}</li>
      </ul>
      <h2>{text('ui.welcome-reads')}</h2>
      <ul>
        <li>{text('ui.welcome-reads-1')}</li>
      </ul>
      <h2>{text('ui.welcome-never')}</h2>
      <ul>
        <li>{text('ui.welcome-never-1')}</li>
        <li>{text('ui.welcome-never-2')}</li>
      </ul>
      {update === null ? null : (
        <PairingForm link={update.sync.link} label={BROWSER_NAME} text={text} {...state} {...pairing} />
      )}
    </>
  );
}

const text = textIn(await chosenLanguage());
document.documentElement.lang = text.language;
let state: State = { failure: null, isBusy: false, update: null };
const pairing = pairingActions(set);

function set(changed: Partial<State>): void {
  state = { ...state, ...changed };
  render(<Welcome state={state} text={text} />, stage());
}

set({});
listen((update) => set({ update }));
