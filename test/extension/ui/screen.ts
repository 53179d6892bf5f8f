import axe from 'axe-core';
import type { ComponentChild } from 'preact';
import { render } from 'preact';
import type { Fact } from '../../../shared/dossier/fact.ts';
import type { Verdict } from '../../../shared/rules/rule.ts';
import { NO_RECORDS } from '../../../extension/panel/records.ts';
import type { PanelActions, PanelState } from '../../../extension/panel/state.ts';
import type { PageUpdate } from '../../../extension/messages.ts';
import { pageState } from '../page-state.ts';

/** Draws a screen as its page does, and gives its main element. */
export function draw(screen: ComponentChild): HTMLElement {
  document.documentElement.lang = 'en';
  document.title = 'Countersign';
  const root = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  render(screen, root);
  return root;
}

/** What axe finds wrong with what is drawn. Colours need a real browser. */
export async function barriers(ignored: readonly string[] = []): Promise<readonly string[]> {
  const rules = Object.fromEntries(['color-contrast', ...ignored].map((rule) => [rule, { enabled: false }]));
  const found = await axe.run(document, { rules, resultTypes: ['violations'] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** A verdict of a rule on the primary contact's address. */
export function verdict(given: Partial<Verdict> = {}): Verdict {
  return {
    rule: 'contact-email-not-webmail',
    record: null,
    state: 'broken',
    severity: 'error',
    params: { domain: 'gmail.com' },
    fields: ['contact.email'],
    source: { url: 'https://learn.microsoft.com/partner-center/', checked: '2026-11-22' },
    ...given,
  };
}

export const FORM_PAGE = pageState({
  tab: 7,
  url: 'https://partner.microsoft.com/ja-jp/dashboard/enroll',
  language: 'ja',
  page: 'enrolment-form',
  asked: [
    { field: 'contact.email', ask: 0, label: 'メール', present: 'taro@gmail.com', required: true, disabled: false },
  ],
});

/** What the background tells of a connected daemon and no portal page. */
export function updated(given: Partial<PageUpdate> = {}): PageUpdate {
  const link = { state: 'connected', endpoint: '127.0.0.1:47615', version: '0.1.0' } as const;
  const sync = { link, pending: 0, elsewhere: 0, restored: null, lastSeen: null, durable: true };
  return { sync, page: null, fill: null, dossier: null, dossiers: [], me: '', ...given };
}

/** The panel's state with these facts. */
export function panelState(facts: readonly Fact[], given: Partial<PanelState> = {}): PanelState {
  return {
    dossier: { id: 'd1', facts, pending: 0, elsewhere: 0, refused: [], seq: 1 },
    update: updated(),
    drafts: {},
    isPreviewing: false,
    isFilling: false,
    results: [],
    records: NO_RECORDS,
    added: NO_RECORDS,
    isOnlyMine: false,
    rehearsalRefusal: null,
    captured: null,
    today: '2026-11-25',
    waiting: [],
    fileProblem: null,
    ...given,
  };
}

const nothing = () => {};
export const NO_ACTIONS: PanelActions = {
  onHold: nothing,
  onType: nothing,
  onRelease: nothing,
  onEdit: nothing,
  onAdd: nothing,
  onRemove: nothing,
  onTick: nothing,
  onMe: nothing,
  onOnlyMine: nothing,
  onRehearse: nothing,
  onCapture: nothing,
  onSaveCapture: nothing,
  onDropCapture: nothing,
  onPreview: nothing,
  onFill: nothing,
  onUndo: nothing,
  onUseDossier: nothing,
  onNewDossier: nothing,
  onAttach: nothing,
  onSaveFile: nothing,
  onRemoveFile: nothing,
  onReconnect: nothing,
  onDismissRestored: nothing,
};
