/** Who sends a message or opens a port, as the browser tells it. Nothing of it can be set by the sender. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
}

/** What a sender is, and so what it may ask. */
export type SenderKind = 'page' | 'overlay' | 'content' | 'stranger';

const PORTAL = /^https:\/\/(partner|partnercenter)\.microsoft\.com\//;

/**
 * Tells what a sender is.
 *
 * @param id - the extension's own id
 * @param base - the address of the extension's own files, with a slash at its end
 */
export function senderKind(sender: Sender, id: string, base: string): SenderKind {
  const { url = '' } = sender;
  if (sender.id !== id) return 'stranger';
  const isOwn = url.startsWith(base);
  if (url.split(/[?#]/, 1)[0] === `${base}overlay.html`) {
    return sender.tab !== undefined && sender.frameId !== 0 ? 'overlay' : 'stranger';
  }
  if (isOwn) return 'page';
  return PORTAL.test(url) && sender.frameId === 0 && sender.tab?.id !== undefined ? 'content' : 'stranger';
}
