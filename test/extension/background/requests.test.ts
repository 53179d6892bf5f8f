import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admittedRequest, mayOpen, saidByContent, saidByOverlay } from '../../../extension/background/requests.ts';
import { MAY_ASK, type Sender, type SenderKind, senderKind } from '../../../extension/background/senders.ts';
import type { RequestName } from '../../../extension/messages.ts';
import { pageState } from '../page-state.ts';

const ID = 'plonjnfpeadlnmglbigbkmnkmgdgkkin';
const BASE = `chrome-extension://${ID}/`;
const tab = { id: 7 };
const PORTAL = 'https://partner.microsoft.com/dashboard/home';

/** Everyone who can send a message at all. */
const SENDERS: Readonly<Record<string, Sender>> = {
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

const BODIES: Readonly<Record<RequestName, object>> = {
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
  dismissPreview: { tab: 7 },
  dismissRestored: {},
  sendFiles: {},
  fetchFile: { hash: 'a'.repeat(64) },
  useDossier: { id: '00000000-0000-4000-8000-00000000000a' },
  newDossier: {},
  settings: {},
  setAuthor: { author: 'Ann' },
  setPort: { port: '47616' },
};
const NAMES = Object.keys(BODIES) as RequestName[];

/** What each page needs to do its work, said once more and by hand. */
const NEEDED: Readonly<Record<string, readonly RequestName[]>> = {
  panel: [
    'commit',
    'sync',
    'reconnect',
    'fill',
    'undo',
    'dismissPreview',
    'dismissRestored',
    'sendFiles',
    'fetchFile',
    'useDossier',
    'newDossier',
  ],
  popup: ['sync', 'reconnect'],
  options: ['settings', 'sync', 'pair', 'unpair', 'reconnect', 'setAuthor', 'setPort'],
  welcome: ['sync', 'pair', 'unpair', 'reconnect'],
};

describe('every request from every kind of sender', () => {
  test.each(Object.entries(SENDERS))('%s may ask what it needs and nothing else', (name, sender) => {
    const kind = senderKind(sender, ID, BASE);
    const admitted = NAMES.filter((type) => admittedRequest({ type, ...BODIES[type] }, kind) !== null);
    expect(admitted.toSorted()).toEqual((NEEDED[name] ?? []).toSorted());
  });

  test('the table names every request', () => {
    expect(Object.keys(MAY_ASK).toSorted()).toEqual(NAMES.toSorted());
  });

  test.each(Object.entries(SENDERS))('%s may open the port that is for it, and no other', (name, sender) => {
    const kind = senderKind(sender, ID, BASE);
    const open = ['content', 'overlay', 'page', '', 'constructor', '__proto__'].filter((port) => mayOpen(port, kind));
    const own = { 'the overlay': ['overlay'], 'a content script': ['content'] }[name] ?? [];
    expect(open).toEqual(Object.hasOwn(NEEDED, name) ? ['page'] : own);
  });
});

describe('what is asked', () => {
  test.each(NAMES)('%s with more, less or other than it has is not answered', (type) => {
    const kind = MAY_ASK[type][0] as SenderKind;
    const good: Record<string, unknown> = { type, ...BODIES[type] };
    expect(admittedRequest(good, kind)).toEqual({ type, body: BODIES[type] });
    expect(admittedRequest({ ...good, more: 1 }, kind)).toBeNull();
    for (const key of Object.keys(BODIES[type])) {
      const { [key]: _gone, ...without } = good;
      expect([key, admittedRequest(without, kind)]).toEqual([key, null]);
      for (const junk of [null, undefined, -1, 1.5, {}, [[]], [null], 'x'.repeat(200_000), true]) {
        expect([key, admittedRequest({ ...good, [key]: junk }, kind)]).toEqual([key, null]);
      }
    }
  });

  test('a port is five digits at most; an address is none', () => {
    for (const port of ['47615@evil.example', 'evil.example', '//x', '-1', '0x50', '１２３', '123456', ' 80']) {
      expect([port, admittedRequest({ type: 'setPort', port }, 'options')]).toEqual([port, null]);
    }
    expect(admittedRequest({ type: 'setPort', port: '' }, 'options')).not.toBeNull();
  });
});

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
const body = fc.oneof(
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
const kinds = fc.constantFrom<SenderKind>('panel', 'popup', 'options', 'welcome', 'overlay', 'content', 'stranger');

test('of 10,000 bodies none throws, and what is taken is of its type and for its sender', () => {
  let taken = 0;
  const isRight = (message: unknown, kind: SenderKind): boolean => {
    const admitted = admittedRequest(message, kind);
    const said = saidByContent(message);
    const pressed = saidByOverlay(message);
    if (admitted !== null) taken += 1;
    const keys = (of: object) => Object.keys(of).toSorted().join();
    const mayAsk = admitted === null || MAY_ASK[admitted.type].includes(kind);
    const isWhole = admitted === null || keys(admitted.body) === keys(BODIES[admitted.type]);
    const isOwn =
      (said === null || ['page', 'filled', 'seen'].includes(said.type)) && Object.keys(pressed ?? {}).length < 2;
    return mayAsk && isWhole && isOwn;
  };
  fc.assert(fc.property(body, kinds, isRight), { numRuns: 10_000 });
  expect(taken).toBeGreaterThan(10);
}, 60_000);

test.each([
  'https://evil.example/',
  'https://partner.microsoft.com.evil.example/',
  'http://partner.microsoft.com/',
  PORTAL,
])('a content script that says it is on %s', (url) => {
  const { tab: _tab, ...page } = pageState({ url });
  expect(saidByContent({ type: 'page', page }) !== null).toBe(url === PORTAL);
});
