import { render } from 'preact';
import { browser } from '../browser.ts';
import { listen, request, stage } from '../ui/page.ts';
import { pairingActions } from '../ui/pairing.ts';
import { inLanguage } from '../ui/language.ts';
import type { Text } from '../ui/text.ts';
import { type OptionsActions, type OptionsState, OptionsView } from './options-view.tsx';

const stored = await browser.storage.local.get('language');
let text: Text | null = null;
let state: OptionsState = {
  failure: null,
  isBusy: false,
  sync: null,
  ...(await request('settings', {})),
  language: typeof stored['language'] === 'string' ? stored['language'] : '',
  isSaved: false,
};

function set(changed: Partial<OptionsState>): void {
  state = { ...state, ...changed };
  if (text !== null) render(<OptionsView state={state} text={text} {...actions} />, stage());
}

const actions: OptionsActions = {
  ...pairingActions(set),
  onSave: (given) => void save(given),
  onReconnect: () => void request('reconnect', {}),
};

async function save(given: FormData): Promise<void> {
  const [author, language, port] = [typed(given, 'author'), typed(given, 'language'), typed(given, 'port')];
  if (author !== state.author && author !== '') await request('setAuthor', { author });
  if (port !== state.port) await request('setPort', { port });
  set({ author, port, language, isSaved: true });
  await browser.storage.local.set({ language });
}

function typed(given: FormData, name: string): string {
  const value = given.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

listen(({ sync }) => set({ sync }));
await inLanguage((chosen) => {
  text = chosen;
  set({});
});
