import { render } from 'preact';
import { browser } from '../browser.ts';
import { listen, stage } from '../ui/page.ts';
import { pairingActions } from '../ui/pairing.ts';
import { inLanguage } from '../ui/language.ts';
import type { Text } from '../ui/text.ts';
import { type WelcomeState, WelcomeView } from './welcome-view.tsx';

const stored = await browser.storage.local.get('consented');
let text: Text | null = null;
let state: WelcomeState = {
  failure: null,
  isBusy: false,
  sync: null,
  hasConsented: stored['consented'] === true,
};
const pairing = pairingActions(set);

function set(changed: Partial<WelcomeState>): void {
  state = { ...state, ...changed };
  if (text !== null) render(<WelcomeView state={state} text={text} {...pairing} onConsent={onConsent} />, stage());
}

function onConsent(): void {
  set({ hasConsented: true });
  void browser.storage.local.set({ consented: true });
  document.getElementById('code')?.focus();
}

listen(({ sync }) => set({ sync }));
await inLanguage((chosen) => {
  text = chosen;
  set({});
});
