import { render } from 'preact';
import { browser } from '../browser.ts';
import type { FromOverlay, OverlayView } from '../messages.ts';
import { openPanel } from '../ui/open-panel.ts';
import { stage } from '../ui/page.ts';
import { chosenLanguage, textIn } from '../ui/text.ts';
import { Sheet } from './sheet.tsx';

const AGAIN_MS = 500;

const text = textIn(await chosenLanguage());
document.documentElement.lang = text.language;
const tab = (await browser.tabs.getCurrent())?.id;

function connect(): void {
  const port = browser.runtime.connect({ name: 'overlay' });
  const say = (message: FromOverlay) => port.postMessage(message);
  const onFill = () => {
    openPanel(tab);
    say({ type: 'preview' });
  };
  port.onMessage.addListener((view) => {
    render(<Sheet view={view as OverlayView} text={text} say={say} onFill={onFill} />, stage());
  });
  port.onDisconnect.addListener(() => setTimeout(connect, AGAIN_MS));
}
connect();
