import type { PairFailure, SyncState } from '../messages.ts';
import { Icon } from './icon.tsx';
import type { Words } from './words.ts';

/** How far pairing has come. */
export type PairingState = 'idle' | 'busy' | 'paired' | PairFailure;

interface Props {
  readonly words: Words;
  readonly sync: SyncState | null;
  readonly state: PairingState;
  /** A name for this browser that the daemon can list. */
  readonly label: string;
  readonly onPair: (code: string, label: string) => void;
  readonly onUnpair: () => void;
}

/** Pairs this browser with the daemon, or says that it is paired. */
export function PairingForm({ words, sync, state, label, onPair, onUnpair }: Props) {
  const link = sync?.link.state;
  const isPaired = link !== undefined && link !== 'not-paired' && link !== 'revoked';
  const failure = state === 'idle' || state === 'busy' || state === 'paired' ? null : state;
  if (isPaired) {
    return (
      <div class="pairing" data-pairing="paired">
        <p class="fine" role="status">
          <Icon name="check" />
          {words.say('ui.paired')}
        </p>
        <button type="button" onClick={onUnpair}>
          {words.say('ui.unpair')}
        </button>
      </div>
    );
  }
  return (
    <form
      class="pairing"
      data-pairing={state}
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        onPair(textOf(typed.get('code')), textOf(typed.get('label')));
      }}
    >
      <p id="pairing-how" class="quiet">
        {words.say('ui.pairing-how')}
      </p>
      <div class="field">
        <label for="pairing-code">{words.say('ui.pairing-code')}</label>
        <input
          id="pairing-code"
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
      <div class="field">
        <label for="pairing-label">{words.say('ui.pairing-label')}</label>
        <input id="pairing-label" name="label" defaultValue={label} maxLength={60} required />
      </div>
      <div id="pairing-result" role="alert">
        {failure !== null && (
          <p class="field-error">
            <Icon name="error" />
            {words.look(`pair.${failure}`)}
          </p>
        )}
      </div>
      <button type="submit" class="main" disabled={state === 'busy'}>
        {words.say('ui.pair')}
      </button>
    </form>
  );
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim() : '';
}
