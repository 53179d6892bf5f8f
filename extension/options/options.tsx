import { render } from 'preact';
import { LANGUAGES } from '../../shared/locales/index.ts';
import { browser } from '../browser.ts';
import type { PageUpdate } from '../messages.ts';
import { ReplicaDatabase } from '../replica/database.ts';
import { readMeta } from '../replica/read.ts';
import { BROWSER_NAME, type PairingState, pairingActions } from '../ui/pairing.ts';
import { PairingForm } from '../ui/pairing-form.tsx';
import { listen, request, stage } from '../ui/page.ts';
import { SyncLine } from '../ui/sync-line.tsx';
import { type Text, chosenLanguage, textIn } from '../ui/text.ts';

const NAMES = { en: 'English', ja: '日本語' } as const;

interface State extends PairingState {
  readonly update: PageUpdate | null;
  readonly author: string;
  readonly port: string;
  readonly language: string;
  readonly isSaved: boolean;
}

interface Props {
  readonly state: State;
  readonly text: Text;
  onSave(given: FormData): void;
}

/** Pairing, the user's name, the language. */
function Options({ state, text, onSave }: Props) {
  const { update, author, port, language, isSaved } = state;
  if (update === null) return null;
  return (
    <>
      <h1>Countersign</h1>
      <SyncLine sync={update.sync} text={text} />
      <PairingForm link={update.sync.link} label={BROWSER_NAME} text={text} {...state} {...pairing} />
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(new FormData(event.currentTarget));
        }}
      >
        <h2>{text('ui.you')}</h2>
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
              <option key={code} value={code} selected={language === code}>
                {NAMES[code]}
              </option>
            ))}
          </select>
        </div>
        <details>
          <summary>{text('ui.advanced')}</summary>
          <div class="field">
            <label for="port">{text('ui.port')}</label>
            <input id="port" name="port" defaultValue={port} inputMode="numeric" pattern="[0-9]{0,5}" />
          </div>
        </details>
        <div class="row">
          <button class="main" name="save">
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

const database = new ReplicaDatabase();
let text = textIn(await chosenLanguage());
const stored = await browser.storage.local.get('language');
let state: State = {
  failure: null,
  isBusy: false,
  update: null,
  author: (await readMeta(database, 'author')) ?? '',
  port: (await readMeta(database, 'port')) ?? '',
  language: typeof stored['language'] === 'string' ? stored['language'] : '',
  isSaved: false,
};
const pairing = pairingActions(set);

function set(changed: Partial<State>): void {
  state = { ...state, ...changed };
  document.documentElement.lang = text.language;
  render(<Options state={state} text={text} onSave={(given) => void save(given)} />, stage());
}

async function save(given: FormData): Promise<void> {
  const [author, language, port] = ['author', 'language', 'port'].map((name) => String(given.get(name) ?? '').trim());
  await browser.storage.local.set({ language });
  if (author !== state.author && author) await request('setAuthor', { author });
  if (port !== state.port) await request('setPort', { port: port ?? '' });
  text = textIn(await chosenLanguage());
  set({ author: author ?? '', port: port ?? '', language: language ?? '', isSaved: true });
}

listen((update) => set({ update }));
