import { render } from 'preact';
import { progressOf } from '../../shared/checklist/progress.ts';
import type { Dossier } from '../../shared/client/replica.ts';
import { dayAt } from '../../shared/platform/today.ts';
import { browser } from '../browser.ts';
import type { PageUpdate } from '../messages.ts';
import { ReplicaDatabase } from '../replica/database.ts';
import { liveDossier } from '../replica/read.ts';
import { currentWindow, openPanel } from '../ui/open-panel.ts';
import { listen, request, stage } from '../ui/page.ts';
import { inLanguage } from '../ui/language.ts';
import type { Text } from '../ui/text.ts';
import { PopupView } from './popup-view.tsx';

const ownWindow = await currentWindow();
let text: Text | null = null;
let update: PageUpdate | null = null;
let dossier: Dossier | null = null;

function show(): void {
  if (text === null) return;
  const progress = dossier === null ? [] : progressOf(dossier.facts, dayAt(new Date()));
  const props = { text, progress, sync: update?.sync ?? null };
  render(<PopupView {...props} {...{ onOpenPanel, onSettings, onReconnect }} />, stage());
}

function onOpenPanel(): void {
  openPanel(ownWindow);
  window.close();
}

function onSettings(): void {
  void browser.runtime.openOptionsPage();
  window.close();
}

function onReconnect(): void {
  void request('reconnect', {});
}

liveDossier(new ReplicaDatabase(), (next) => {
  dossier = next;
  show();
});
listen((next) => {
  update = next;
  dossier = next.dossier ?? dossier;
  show();
});
await inLanguage((chosen) => {
  text = chosen;
  show();
});
