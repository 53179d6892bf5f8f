import type { LinkState } from '../messages.ts';
import { Icon } from './icon.tsx';
import type { PairingActions, PairingState } from './pairing.ts';
import type { Text } from './text.ts';

interface Props extends PairingState, PairingActions {
  readonly link: LinkState;
  /** A name for this browser, by which the daemon lists it. */
  readonly label: string;
  readonly text: Text;
}

/** Pairs this browser with the daemon, or says that it is paired. */
export function PairingForm({ link: { state }, label, text, failure, isBusy, onPair, onUnpair }: Props) {
  const isPaired = state !== 'not-paired' && state !== 'revoked';
  return (
    <section class="card" aria-labelledby="pairing" data-paired={isPaired}>
      <h2 id="pairing">{text('ui.pairing')}</h2>
      {isPaired ? (
        <div class="row spread">
          <p class="good row" role="status">
            <Icon name="check" />
            {text('ui.paired')}
          </p>
          <button name="unpair" onClick={onUnpair}>
            {text('ui.unpair')}
          </button>
        </div>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            onPair(typed(given, 'code'), typed(given, 'label'));
          }}
        >
          <p id="pairing-how" class="soft">
            {text('ui.pairing-how')}
          </p>
          <div class="field">
            <label for="code">{text('ui.pairing-code')}</label>
            <input
              id="code"
              name="code"
              class="code"
              placeholder="XXXX-XXXX-XXXX-XXXX"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              required
              aria-invalid={failure !== null}
              aria-describedby="pairing-how pairing-result"
            />
          </div>
          <div id="pairing-result" role="alert">
            {failure === null ? null : (
              <p class="error row" data-failure={failure}>
                <Icon name="error" />
                {text(`pair.${failure}`)}
              </p>
            )}
          </div>
          <div class="field">
            <label for="label">{text('ui.pairing-label')}</label>
            <input id="label" name="label" defaultValue={label} maxLength={80} autocomplete="off" required />
          </div>
          <div class="row">
            <button type="submit" name="pair" class="main" disabled={isBusy}>
              {text('ui.pair')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function typed(given: FormData, name: string): string {
  const value = given.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
