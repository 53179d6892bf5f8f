import type { Runtime } from 'webextension-polyfill';

/** The open ports of one kind, by tab; a tab has one of each. */
export type Ports = Map<number, Runtime.Port>;

/** Keeps a port until it is gone, or another of its tab has taken its place. */
export function hold(port: Runtime.Port, tab: number, among: Ports, onGone: () => void): void {
  among.set(tab, port);
  port.onDisconnect.addListener(() => {
    if (among.get(tab) !== port) return;
    among.delete(tab);
    onGone();
  });
}
