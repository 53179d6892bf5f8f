import { asked } from '../../shared/pages/asked.ts';
import { captureOf } from '../../shared/pages/capture.ts';
import { hintsOn } from '../../shared/pages/hints-on.ts';
import { isPortal } from '../../shared/pages/portal.ts';
import { read } from '../../shared/pages/read.ts';
import { recognise } from '../../shared/pages/recognise.ts';
import { termsOn } from '../../shared/pages/terms-on.ts';
import type { FromContent, PageState, ToContent } from '../messages.ts';
import { type Before, fill } from './fill.ts';
import { type Guard, guard } from './guard.ts';
import { type OverlayFrame, overlayFrame } from './overlay-frame.ts';
import { type Port, runtime } from './runtime.ts';
import { type Taken, takeSnapshot } from './snapshot.ts';
import { watch } from './watch.ts';

const AGAIN_MS = 1_000;

const ending = new AbortController();
const UNKNOWN: Taken = {
  snapshot: { host: location.hostname, path: '', hash: '', language: 'en', nodes: [] },
  elements: [],
  // Watched all the same: it may be mended.
  roots: [document],
};
const key = crypto.randomUUID();
let overlay: OverlayFrame | null = null;
let sight: Guard | null = null;
let port: Port | null = null;
let said = '';
let before: Before = [];

/** The page now. One on which a script falls, because its elements are called like what elements have, is none we know. */
function take(): Taken {
  try {
    return takeSnapshot(document, location);
  } catch {
    return UNKNOWN;
  }
}

function pageOf({ snapshot }: Taken): Omit<PageState, 'tab'> {
  const recipe = recognise(snapshot);
  return {
    url: location.origin + location.pathname,
    language: snapshot.language,
    page: recipe?.id ?? null,
    observations: recipe === null ? [] : read(recipe, snapshot),
    asked: recipe === null ? [] : asked(recipe, snapshot),
    hints: recipe === null ? [] : hintsOn(recipe, snapshot),
    terms: recipe === null ? [] : termsOn(snapshot),
    isPractice: document.head.querySelector('meta[name=countersign-practice]') !== null,
  };
}

function tell(message: FromContent): void {
  port?.postMessage(message);
}

function tellPage(taken: Taken): void {
  const page = pageOf(taken);
  const text = JSON.stringify(page);
  if (text === said) return;
  said = text;
  tell({ type: 'page', page });
}

async function fillPage(token: number, writes: Before): Promise<void> {
  if (overlay === null) return;
  const filled = await fill(recognise(take().snapshot)?.id ?? '', writes, take, overlay.host);
  before = filled.before;
  tell({ type: 'filled', token, results: filled.results });
}

function hear(message: ToContent): void {
  switch (message.type) {
    case 'overlay':
      return overlay?.resize(message.size);
    case 'look':
      return tell({ type: 'looked', isSure: sight?.look() ?? false, token: message.token });
    case 'fill':
      return void fillPage(message.token, message.writes);
    case 'undo':
      return void fillPage(message.token, before.toReversed());
    case 'capture':
      return tell({ type: 'captured', token: message.token, capture: captureOf(take().snapshot) });
  }
}

/** The background may rest or die at any time; a new port wakes it and tells it again what this page is. */
function connect(): void {
  if (runtime.id === undefined) return ending.abort(); // the extension was removed or reloaded
  port = runtime.connect({ name: 'content' });
  port.onMessage.addListener((message) => hear(message as ToContent));
  port.onDisconnect.addListener(() => {
    port = null;
    setTimeout(connect, AGAIN_MS);
  });
  said = '';
  tell({ type: 'frame', id: (overlay === null ? undefined : runtime.getFrameId?.(overlay.frame)) ?? key });
  tellPage(take());
  tell({ type: 'looked', isSure: sight?.look() ?? false });
}

function begin(): void {
  for (const event of ['focus', 'visibilitychange', 'pointerdown']) {
    window.addEventListener(event, () => document.visibilityState === 'visible' && tell({ type: 'seen' }), {
      capture: true,
      passive: true,
      signal: ending.signal,
    });
  }
  // Firefox shows a page what is in closed roots, so the key would be none there; but it knows frames by number.
  const address = runtime.getURL('overlay.html');
  overlay = overlayFrame(document, 'getFrameId' in runtime ? address : `${address}#${key}`, ending.signal);
  sight = guard(overlay, (isSure) => tell({ type: 'looked', isSure }), ending.signal);
  overlay.resize('mark');
  connect();
  watch(
    () => {
      const taken = take();
      tellPage(taken);
      return taken;
    },
    location,
    ending.signal,
  );
}

if (isPortal(location.href)) begin();
