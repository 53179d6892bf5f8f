import { isPortal } from '../../shared/pages/portal.ts';
import type { RequestName } from '../messages.ts';

/** Who sends a message or opens a port, as the browser tells it. Nothing of it can be set by the sender. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
}

/** The extension's pages that people work in. */
const PAGES = ['panel', 'popup', 'options', 'welcome'] as const;
type PageKind = (typeof PAGES)[number];

/** What a sender is, and so what it may ask. */
export type SenderKind = PageKind | 'overlay' | 'content' | 'stranger';

/** Who may ask what by message. Content scripts, overlays and strangers may ask nothing: they have ports, or nothing. */
export const MAY_ASK: Readonly<Record<RequestName, readonly SenderKind[]>> = {
  sync: PAGES,
  reconnect: PAGES,
  commit: ['panel'],
  fill: ['panel'],
  undo: ['panel'],
  capture: ['panel'],
  dismissPreview: ['panel'],
  dismissRestored: ['panel'],
  useDossier: ['panel'],
  newDossier: ['panel'],
  setMe: ['panel'],
  rehearse: ['panel'],
  sendFiles: ['panel'],
  fetchFile: ['panel'],
  settings: ['options'],
  pair: ['options', 'welcome'],
  unpair: ['options', 'welcome'],
  setAuthor: ['options'],
  // Where the daemon is looked for: from the settings only, so that no address can lure the extension elsewhere.
  setPort: ['options'],
};

/** Who may open which port. */
export const MAY_OPEN: Readonly<Record<'content' | 'overlay' | 'page', readonly SenderKind[]>> = {
  content: ['content'],
  overlay: ['overlay'],
  page: PAGES,
};

/**
 * Tells what a sender is.
 *
 * @param id - the extension's own id
 * @param base - the address of the extension's own files, with a slash at its end
 */
export function senderKind(sender: Sender, id: string, base: string): SenderKind {
  const { url = '' } = sender;
  if (sender.id !== id) return 'stranger';
  const file = url.split(/[?#]/, 1)[0] ?? '';
  if (file === `${base}overlay.html`) {
    return sender.tab !== undefined && sender.frameId !== 0 ? 'overlay' : 'stranger';
  }
  const page = PAGES.find((name) => file === `${base}${name}.html`);
  // A page of ours in a frame of another one is not where people work.
  if (page !== undefined) return (sender.frameId ?? 0) === 0 ? page : 'stranger';
  return isPortal(url) && sender.frameId === 0 && sender.tab?.id !== undefined ? 'content' : 'stranger';
}
