import { browser } from '../browser.ts';
import type { PageUpdate, RequestName, Requests } from '../messages.ts';

const RECONNECT_MS = 500;

/** Asks the background for something. */
export async function ask<Name extends RequestName>(
  type: Name,
  request: Parameters<Requests[Name]>[0],
): Promise<ReturnType<Requests[Name]>> {
  return browser.runtime.sendMessage<object, ReturnType<Requests[Name]>>({ type, ...request });
}

/** Keeps a port to the background open, which may stop and start at any time. @returns the way to say something */
export function keepPort<In, Out = never>(name: 'page' | 'overlay', listener: (message: In) => void): (out: Out) => void {
  let port = connect();
  function connect() {
    const opened = browser.runtime.connect({ name });
    opened.onMessage.addListener((message) => listener(message as In));
    opened.onDisconnect.addListener(() => {
      setTimeout(() => (port = connect()), RECONNECT_MS);
    });
    return opened;
  }
  return (out) => port.postMessage(out);
}

/** Hears of what changes outside the replica. */
export function onUpdate(listener: (update: PageUpdate) => void): void {
  keepPort<PageUpdate>('page', listener);
}
