import { render } from 'preact';
import { browser } from '../browser.ts';
import type { FromOverlay, OverlayView } from '../messages.ts';
import { currentWindow, openPanel } from '../ui/open-panel.ts';
import { stage } from '../ui/page.ts';
import { inLanguage } from '../ui/language.ts';
import type { Text } from '../ui/text.ts';
import { type Press, Sheet } from './sheet.tsx';

const AGAIN_MS = 500;

const ownWindow = await currentWindow();
let text: Text | null = null;
let view: OverlayView | null = null;
let port = connect();

function connect() {
  const opened = browser.runtime.connect({ name: 'overlay' });
  opened.onMessage.addListener((next) => {
    view = next as OverlayView;
    show();
  });
  opened.onDisconnect.addListener(() => setTimeout(() => (port = connect()), AGAIN_MS));
  return opened;
}

function show(): void {
  if (view !== null && text !== null) render(<Sheet {...{ view, text, onPress }} />, stage());
}

/** Only a person's press counts, and only where they saw what they pressed. */
function onPress(wanted: Press, { isTrusted }: Event): void {
  if (!isTrusted) return;
  const isSure = view?.isSure === true;
  // The browsers open the panel only straight in the press, before anyone could be asked.
  if (isSure && wanted === 'preview') openPanel(ownWindow);
  port.postMessage({ type: isSure ? wanted : 'unsure' } satisfies FromOverlay);
}

await inLanguage((chosen) => {
  text = chosen;
  show();
});
