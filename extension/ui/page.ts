import { browser } from '../browser.ts';
import type { PageUpdate, RequestName, Requests } from '../messages.ts';

const AGAIN_MS = 500;

/** Asks the background for something. */
export async function request<Name extends RequestName>(
  type: Name,
  given: Parameters<Requests[Name]>[0],
): Promise<ReturnType<Requests[Name]>> {
  return browser.runtime.sendMessage({ type, ...given });
}

/** Hears what the background has to tell, for as long as this page is open, whenever the background restarts. */
export function listen(listener: (update: PageUpdate) => void): void {
  const port = browser.runtime.connect({ name: 'page' });
  port.onMessage.addListener((update) => listener(update as PageUpdate));
  port.onDisconnect.addListener(() => setTimeout(() => listen(listener), AGAIN_MS));
}

/** The element that a page of ours is drawn into. */
export function stage(): HTMLElement {
  const element = document.querySelector('main');
  if (element === null) throw new Error('This page has no main element.');
  return element;
}
