import type { Runtime } from 'webextension-polyfill';
import type { ToContent } from '../messages.ts';

/** The open ports of one kind, by tab; a tab has one of each. */
export type Ports = Map<number, Runtime.Port>;

/** Says something to a tab over its port. @returns false when it has none */
export const sendOver =
  (among: Ports) =>
  (tab: number, message: ToContent): boolean => {
    among.get(tab)?.postMessage(message);
    return among.has(tab);
  };

/** Keeps a port until it is gone, or another of its tab has taken its place. */
export function hold(port: Runtime.Port, tab: number, among: Ports, onGone: () => void): void {
  among.set(tab, port);
  port.onDisconnect.addListener(() => {
    if (among.get(tab) !== port) return;
    among.delete(tab);
    onGone();
  });
}
