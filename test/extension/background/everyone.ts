import * as fc from 'fast-check';
import { admittedRequest, saidByContent, saidByOverlay } from '../../../extension/background/requests.ts';
import { MAY_ASK, type Sender, type SenderKind } from '../../../extension/background/senders.ts';
import type { RequestName } from '../../../extension/messages.ts';

/** The extension's id. */
export const ID = 'plonjnfpeadlnmglbigbkmnkmgdgkkin';
/** The address of its files. */
export const BASE = `chrome-extension://${ID}/`;
const tab = { id: 7 };
/** A page of the portal. */
export const PORTAL = 'https://partner.microsoft.com/dashboard/home';

/** Everyone who can send a message at all. */
export const SENDERS: Readonly<Record<string, Sender>> = {
  panel: { id: ID, url: `${BASE}panel.html` },
  popup: { id: ID, url: `${BASE}popup.html` },
  options: { id: ID, url: `${BASE}options.html`, tab, frameId: 0 },
  welcome: { id: ID, url: `${BASE}welcome.html`, tab, frameId: 0 },
  'the panel in a frame of a page': { id: ID, url: `${BASE}panel.html`, tab, frameId: 3 },
  'the overlay': { id: ID, url: `${BASE}overlay.html`, tab, frameId: 4 },
  'the overlay as a tab': { id: ID, url: `${BASE}overlay.html`, tab, frameId: 0 },
  'a page of ours that does not exist': { id: ID, url: `${BASE}evil.html`, tab, frameId: 0 },
  'a file below a page of ours': { id: ID, url: `${BASE}options.html/x`, tab, frameId: 0 },
  'a content script': { id: ID, url: PORTAL, tab, frameId: 0 },
  'a content script in a frame': { id: ID, url: PORTAL, tab, frameId: 2 },
  'a web page': { url: PORTAL, tab, frameId: 0 },
  'a look-alike': { id: ID, url: 'https://partner.microsoft.com.evil.example/', tab, frameId: 0 },
  'another extension': { id: 'a'.repeat(32), url: `${BASE}options.html` },
  nobody: {},
};

/** Every request, with a body that is as it has to be. */
export const BODIES: Readonly<Record<RequestName, object>> = {
  commit: { edits: [{ path: 'company.city', value: '港区', seen: 3 }] },
  sync: {},
  pair: { code: 'QQ6E-NHMC-6T0X-20XF', label: 'Chrome' },
  unpair: {},
  reconnect: {},
  fill: {
    tab: 7,
    lines: [{ ask: 0, field: 'company.city', label: 'City', present: '', proposed: '港区', shown: '港区' }],
  },
  undo: { tab: 7 },
  capture: { tab: 7 },
  dismissPreview: { tab: 7 },
  dismissRestored: {},
  sendFiles: {},
  fetchFile: { hash: 'a'.repeat(64) },
  useDossier: { id: '00000000-0000-4000-8000-00000000000a' },
  newDossier: {},
  setMe: { record: 'a1' },
  rehearse: {},
  settings: {},
  setAuthor: { author: 'Ann' },
  setPort: { port: '47616' },
};
/** The name of every request. */
export const NAMES = Object.keys(BODIES) as RequestName[];

/** What each page needs to do its work, said once more and by hand. */
export const NEEDED: Readonly<Record<string, readonly RequestName[]>> = {
  panel: [
    'commit',
    'sync',
    'reconnect',
    'fill',
    'undo',
    'capture',
    'dismissPreview',
    'dismissRestored',
    'sendFiles',
    'fetchFile',
    'useDossier',
    'newDossier',
    'setMe',
    'rehearse',
  ],
  popup: ['sync', 'reconnect'],
  options: ['settings', 'sync', 'pair', 'unpair', 'reconnect', 'setAuthor', 'setPort'],
  welcome: ['sync', 'pair', 'unpair', 'reconnect'],
};

const types = fc.constantFrom<string>(
  ...NAMES,
  'page',
  'filled',
  'seen',
  'expand',
  '__proto__',
  'constructor',
  'toString',
);
const typed = (type: string, rest: object) => ({ ...rest, type });
/** Anything at all, and things that look like requests. */
export const bodies = fc.oneof(
  fc.anything(),
  fc.tuple(types, fc.dictionary(fc.string(), fc.anything())).map(([type, rest]) => typed(type, rest)),
  fc
    .tuple(
      types,
      fc.constantFrom(...Object.values(BODIES)),
      fc.dictionary(fc.constantFrom('edits', 'tab', 'lines', 'code', 'port', 'x'), fc.anything()),
    )
    .map(([type, good, over]) => typed(type, { ...good, ...over })),
);
/** Every kind of sender. */
export const kinds = fc.constantFrom<SenderKind>(
  'panel',
  'popup',
  'options',
  'welcome',
  'overlay',
  'content',
  'stranger',
);

/** What is wrong with how a message of a kind of sender is taken; null when nothing is. */
export function wrongly(message: unknown, kind: SenderKind): string | null {
  const admitted = admittedRequest(message, kind);
  const keys = (of: object) => Object.keys(of).toSorted().join();
  if (admitted !== null && !MAY_ASK[admitted.type].includes(kind)) return `${kind} may ask ${admitted.type}`;
  if (admitted !== null && keys(admitted.body) !== keys(BODIES[admitted.type])) return `${admitted.type} has more`;
  const said = saidByContent(message);
  if (said !== null && !['page', 'filled', 'seen', 'frame', 'looked'].includes(said.type))
    return `a content script says ${said.type}`;
  return Object.keys(saidByOverlay(message) ?? {}).length < 2 ? null : 'an overlay says more than a word';
}
