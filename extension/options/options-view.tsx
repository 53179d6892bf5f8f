import { LANGUAGES } from '../../shared/locales/index.ts';
import type { SyncState } from '../messages.ts';
import { Brand } from '../ui/icon.tsx';
import { BROWSER_NAME } from '../ui/browser-name.ts';
import type { PairingActions, PairingState } from '../ui/pairing.ts';
import { PairingForm } from '../ui/pairing-form.tsx';
import { SyncLine } from '../ui/sync-line.tsx';
import type { Text } from '../ui/text.ts';

const NAMES = { en: 'English', ja: '日本語' } as const;

/** What the settings are drawn from. */
export interface OptionsState extends PairingState {
  readonly sync: SyncState | null;
  readonly author: string;
  readonly port: string;
  /** Empty: as the browser. */
  readonly language: string;
  readonly isSaved: boolean;
}

/** What the settings' controls do. */
export interface OptionsActions extends PairingActions {
  readonly onSave: (given: FormData) => void;
  readonly onReconnect: () => void;
}

interface Props extends OptionsActions {
  readonly state: OptionsState;
  readonly text: Text;
}

/** Pairing, the user's name, the language, and where the daemon is. */
export function OptionsView({ state, text, onSave, onReconnect, ...pairing }: Props) {
  const { sync, author, port, language, isSaved, failure, isBusy } = state;
  return (
    <>
      <header class="stack">
        <Brand />
        <h1>{text('ui.settings')}</h1>
      </header>
      {sync === null ? null : (
        <>
          <SyncLine sync={sync} text={text} onReconnect={onReconnect} />
          <PairingForm link={sync.link} label={BROWSER_NAME} {...{ text, failure, isBusy }} {...pairing} />
        </>
      )}
      <form
        class="card"
        aria-labelledby="you"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(new FormData(event.currentTarget));
        }}
      >
        <h2 id="you">{text('ui.you')}</h2>
        <div class="field">
          <label for="author">{text('ui.author')}</label>
          <input id="author" name="author" defaultValue={author} maxLength={120} autocomplete="off" />
        </div>
        <div class="field">
          <label for="language">{text('ui.language')}</label>
          <select id="language" name="language">
            <option value="" selected={language === ''}>
              {text('ui.language-auto')}
            </option>
            {LANGUAGES.map((code) => (
              <option key={code} value={code} lang={code} selected={language === code}>
                {NAMES[code]}
              </option>
            ))}
          </select>
        </div>
        <details open={port !== ''}>
          <summary>{text('ui.advanced')}</summary>
          <div class="field">
            <label for="port">{text('ui.port')}</label>
            <input id="port" name="port" defaultValue={port} inputMode="numeric" pattern="[0-9]{0,5}" />
          </div>
        </details>
        <div class="row">
          <button type="submit" class="main" name="save">
            {text('ui.save')}
          </button>
          <span role="status" class="good">
            {isSaved ? text('ui.saved') : ''}
          </span>
        </div>
      </form>
    </>
  );
}
