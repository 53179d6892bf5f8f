import { browser } from '../browser.ts';

/**
 * Opens the side panel, or the sidebar. Browsers allow it only straight in a click, so there is no waiting before it;
 * where they do not allow it at all, as in a frame in Firefox, the panel opens as a tab.
 */
export function openPanel(windowId: number | null): void {
  if (__BROWSER__ === 'firefox') {
    if ('sidebarAction' in browser) void browser.sidebarAction.open().catch(openTab);
    else openTab();
  } else if (windowId === null) openTab();
  else void chrome.sidePanel.open({ windowId }).catch(openTab);
}

/** The window this page is in; null where a page is not told. */
export async function currentWindow(): Promise<number | null> {
  if (!('windows' in browser)) return null;
  return (await browser.windows.getCurrent()).id ?? null;
}

function openTab(): void {
  window.open(browser.runtime.getURL('panel.html'), '_blank', 'noopener');
}
