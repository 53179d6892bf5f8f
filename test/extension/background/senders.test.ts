import { expect, test } from 'vitest';
import { type Sender, type SenderKind, senderKind } from '../../../extension/background/senders.ts';

const ID = 'plonjnfpeadlnmglbigbkmnkmgdgkkin';
const BASE = `chrome-extension://${ID}/`;
const PORTAL = 'https://partner.microsoft.com/dashboard/home';
const tab = { id: 7 };

test.each<[string, Sender, SenderKind]>([
  ['a panel', { id: ID, url: `${BASE}panel.html` }, 'panel'],
  ['a panel in a tab', { id: ID, url: `${BASE}panel.html?x`, tab, frameId: 0 }, 'panel'],
  ['an overlay in a page', { id: ID, url: `${BASE}overlay.html`, tab, frameId: 4 }, 'overlay'],
  ['an overlay opened as a tab', { id: ID, url: `${BASE}overlay.html`, tab, frameId: 0 }, 'stranger'],
  ['an overlay with a query', { id: ID, url: `${BASE}overlay.html?x`, tab, frameId: 4 }, 'overlay'],
  ['an overlay with a query, as a tab', { id: ID, url: `${BASE}overlay.html#x`, tab, frameId: 0 }, 'stranger'],
  ['the former portal', { id: ID, url: 'https://partnercenter.microsoft.com/ja-jp/', tab, frameId: 0 }, 'content'],
  ['the portal on another port', { id: ID, url: 'https://partner.microsoft.com:8443/', tab, frameId: 0 }, 'stranger'],
  [
    'the portal as a user’s name',
    { id: ID, url: 'https://partner.microsoft.com@evil.example/', tab, frameId: 0 },
    'stranger',
  ],
  ['a host below the portal', { id: ID, url: 'https://a.partner.microsoft.com/', tab, frameId: 0 }, 'stranger'],
  [
    'a host that ends like the portal',
    { id: ID, url: 'https://notpartner.microsoft.com/', tab, frameId: 0 },
    'stranger',
  ],
  ['the portal in an address’s query', { id: ID, url: `https://evil.example/?${PORTAL}`, tab, frameId: 0 }, 'stranger'],
  [
    'a script of another extension in the portal',
    { id: 'abcdefghijklmnopabcdefghijklmnop', url: PORTAL, tab, frameId: 0 },
    'stranger',
  ],
  ['the portal without a tab', { id: ID, url: PORTAL, frameId: 0 }, 'stranger'],
  ['the portal', { id: ID, url: PORTAL, tab, frameId: 0 }, 'content'],
  ['a frame on the portal', { id: ID, url: PORTAL, tab, frameId: 3 }, 'stranger'],
  [
    'a look-alike of the portal',
    { id: ID, url: 'https://partner.microsoft.com.evil.example/', tab, frameId: 0 },
    'stranger',
  ],
  ['the portal without encryption', { id: ID, url: 'http://partner.microsoft.com/', tab, frameId: 0 }, 'stranger'],
  ['another page', { id: ID, url: 'https://example.com/', tab, frameId: 0 }, 'stranger'],
  ['another extension', { id: 'abcdefghijklmnopabcdefghijklmnop', url: `${BASE}panel.html` }, 'stranger'],
  [
    'another extension’s page',
    { id: ID, url: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/panel.html' },
    'stranger',
  ],
  ['nobody', {}, 'stranger'],
])('%s', (_name, sender, kind) => {
  expect(senderKind(sender, ID, BASE)).toBe(kind);
});
