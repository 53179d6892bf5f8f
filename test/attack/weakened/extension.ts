import { type Weakening, cut, without } from './weakening.ts';

const MANIFEST = 'extension/manifest.ts';
const REQUESTS = 'extension/background/requests.ts';
const OVERLAY = 'extension/overlay/overlay.tsx';
const CONTENT = 'extension/content/index.ts';
const FRAME = 'extension/content/overlay-frame.ts';

/** All files are open to all pages, at an address that does not change. */
const ALL_OPEN = [
  cut(
    MANIFEST,
    "{ resources: ['overlay.html'], matches: PORTAL_MATCHES }",
    "{ resources: ['*'], matches: ['<all_urls>'] }",
  ),
  cut(MANIFEST, 'use_dynamic_url: true', 'use_dynamic_url: false'),
];

/** Checks of the extension. */
export const extensionWeakenings: readonly Weakening[] = [
  without(
    'every request from every sender',
    'anyone may ask anything',
    cut(REQUESTS, ' || !MAY_ASK[type].includes(kind)'),
  ),
  without(
    'fuzzed requests',
    'the body of a request is not looked at',
    cut(
      REQUESTS,
      'return parsed.success ? ({ type, body: parsed.data } as AdmittedRequest) : null;',
      'return { type, body } as unknown as AdmittedRequest;',
    ),
  ),
  without(
    'a content script out of hand',
    'anyone may ask anything',
    cut(REQUESTS, ' || !MAY_ASK[type].includes(kind)'),
  ),
  without(
    'overlay leak probes',
    "the overlay's root is open, and its frame has the key in its address in every browser",
    cut(FRAME, "mode: 'closed'", "mode: 'open'"),
    cut(CONTENT, "'getFrameId' in runtime ? address : `${address}#${key}`", '`${address}#${key}`'),
  ),
  without(
    'keys typed into the overlay',
    'the frame tells its page of every key',
    cut(
      OVERLAY,
      'await inLanguage(',
      "addEventListener('keydown', () => parent.postMessage('key', '*'));\nawait inLanguage(",
    ),
    cut(
      CONTENT,
      'if (isPortal(location.href)) begin();',
      "if (isPortal(location.href)) begin();\naddEventListener('message', () => dispatchEvent(new KeyboardEvent('keydown')));",
    ),
  ),
  without(
    'clickjacking',
    'every click counts, whatever was to be seen',
    cut(OVERLAY, 'const isSure = view?.isSure === true;', 'const isSure = true as boolean;'),
    cut(
      'extension/background/overlays.ts',
      'const isSure = await ask(tab);',
      'const isSure = (await ask(tab)) || true;',
    ),
  ),
  without('synthetic events', 'a made-up event counts too', cut(OVERLAY, 'if (!isTrusted) return;', 'void isTrusted;')),
  without(
    'hidden fields',
    'a field is filled whether it is in sight or not',
    cut('extension/content/fill.ts', 'return isVisibleField(element, own);', 'return own !== element;'),
  ),
  without(
    'near hosts',
    'the content script begins wherever it is, and is put everywhere',
    cut(CONTENT, 'if (isPortal(location.href)) begin();', 'begin();'),
    cut(MANIFEST, 'matches: PORTAL_MATCHES, js:', "matches: ['https://*/*'], js:"),
  ),
  without('fingerprints of the extension', 'all files are open to all pages', ...ALL_OPEN),
  without(
    'our pages in frames of others',
    'all files are open to all pages, and a framed page is told all',
    ...ALL_OPEN,
    cut('extension/background/senders.ts', "return (sender.frameId ?? 0) === 0 ? page : 'stranger';", 'return page;'),
  ),
  without(
    'posted messages',
    'the overlay passes on what it is posted',
    cut(
      OVERLAY,
      'await inLanguage(',
      "addEventListener('message', ({ data }) => port.postMessage(data));\nawait inLanguage(",
    ),
  ),
  without(
    'keys taken out',
    'keys are made exportable',
    cut('shared/protocol/cs1.ts', "base, HMAC, false, ['sign', 'verify']", "base, HMAC, true, ['sign', 'verify']"),
  ),
  without(
    'hostile text in every display',
    'what the portal shows is put into the panel as markup',
    cut('vite.config.ts', 'plugins: [emitManifest, noInnerHtml, ', 'plugins: [emitManifest, '),
    cut(
      'extension/panel/field-notes.tsx',
      "<span>{text('ui.portal-shows', { value: show(onPortal), date: dateText(text, portal.at) })}</span>",
      "<span dangerouslySetInnerHTML={{ __html: text('ui.portal-shows', { value: show(onPortal), date: '' }) }} />",
    ),
  ),
  without(
    'a hostile environment',
    "the content script shares the page's own world",
    cut(MANIFEST, "js: ['content.js'],", "js: ['content.js'], world: 'MAIN',"),
  ),
  without(
    'a hostile environment',
    'who falls over a page does not get up',
    cut(CONTENT, 'return UNKNOWN;', "throw new Error('fallen');"),
  ),
  without(
    'kills of the background',
    'an edit is answered a moment before it is kept',
    cut(
      'extension/background/desk.ts',
      'const isKept = await enqueued(keep, changes.value);',
      'const isKept = true as boolean;\n    setTimeout(() => void enqueued(keep, changes.value).then(onQueued), 300);',
    ),
  ),
  without(
    'lures to another endpoint',
    'any port that once answered is tried first',
    cut('extension/background/dial.ts', 'return PORTS.includes(last) ?', 'return last > 0 ?'),
  ),
];
