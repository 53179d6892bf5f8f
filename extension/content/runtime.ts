/** The part of the extension interface that a content script uses; both browsers offer it under one name or the other. */
export interface Runtime {
  /** Absent once the extension was removed or reloaded. */
  readonly id: string | undefined;
  getURL(path: string): string;
  /** The number of a frame's window; in Firefox only. */
  getFrameId?(frame: HTMLIFrameElement): number;
  connect(info: { readonly name: string }): Port;
}

/** A line to the background. */
export interface Port {
  postMessage(message: unknown): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

interface Namespaces {
  readonly browser?: { readonly runtime: Runtime };
  readonly chrome?: { readonly runtime: Runtime };
}

const { browser, chrome } = globalThis as unknown as Namespaces;
const namespace = browser?.runtime ?? chrome?.runtime;
if (namespace === undefined) throw new Error('The content script runs outside the extension.');

/** The extension interface of this browser. */
export const runtime: Runtime = namespace;
