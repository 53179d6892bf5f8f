import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'puppeteer-core';
import { defaultFolder } from '../daemon/paths.ts';
import { type Portal, startPortal } from '../test/portal/server.ts';
import { type BrowserName, findBrowser, openBrowser } from './lib/browsers.ts';
import { build } from './lib/build.ts';
import { type DaemonProcess, startDaemonProcess } from './lib/daemon-process.ts';

const HELP = `npm start -- [--browser chromium|firefox|none] [--portal practice|real] [--headless] [--port N] [--data DIR]

  --browser   which browser to open (default: the first that is found)
  --portal    practice: our own look-alike, data and profile are thrown away at the end (default)
              real: partner.microsoft.com itself, with your kept data and a kept browser profile
  --headless  open the browser without a window
  --port      the daemon's port      --data   the daemon's data folder`;

const WELCOME = 'https://partner.microsoft.com/practice';
const REAL = 'https://partner.microsoft.com/dashboard/home';

interface Choices {
  readonly browser: BrowserName | 'none' | undefined;
  readonly isReal: boolean;
  readonly isHeadless: boolean;
  readonly port: string | undefined;
  readonly data: string | undefined;
}

const say = (line: string) => console.log(line);

function choices(): Choices | string {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'string' },
        portal: { type: 'string', default: 'practice' },
        headless: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const { browser, portal, headless, port, data, help } = values;
    if (help) return HELP;
    if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox' && browser !== 'none') {
      return `There is no browser ${browser}.\n\n${HELP}`;
    }
    if (portal !== 'practice' && portal !== 'real') return `There is no portal ${portal}.\n\n${HELP}`;
    return { browser, isReal: portal === 'real', isHeadless: headless, port, data };
  } catch (problem) {
    return `${problem instanceof Error ? problem.message : String(problem)}\n\n${HELP}`;
  }
}

/** The browser to open, or in one line why none is opened and what to do. */
function pickBrowser({ browser, isHeadless }: Choices): { name: BrowserName; executable: string } | string {
  const byHand =
    'Load dist/chromium (chrome://extensions, developer mode, "Load unpacked") or dist/firefox (about:debugging, "Load Temporary Add-on") by hand; the daemon keeps serving.';
  if (browser === 'none') return byHand;
  const { platform, env } = process;
  if (!isHeadless && platform === 'linux' && env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined) {
    return `No display was found, so no browser is opened. ${byHand}`;
  }
  for (const name of browser === undefined ? (['chromium', 'firefox'] as const) : [browser]) {
    const executable = findBrowser(name);
    if (executable !== null) return { name, executable };
  }
  return `No ${browser ?? 'Chromium or Firefox'} was found. ${byHand}`;
}

async function openAll(
  { name, executable }: { name: BrowserName; executable: string },
  profile: string,
  portal: Portal | null,
  { isHeadless }: Choices,
): Promise<Browser> {
  const browser = await openBrowser(name, {
    executable,
    extension: resolve(import.meta.dirname, `../dist/${name}`),
    profile,
    proxyPort: portal?.proxyPort ?? null,
    isHeadless,
  });
  const page = await browser.newPage();
  await page.goto(portal === null ? REAL : WELCOME, { waitUntil: 'domcontentloaded' }).catch((problem: unknown) => {
    say(`The portal page could not be opened: ${String(problem)}`);
  });
  return browser;
}

async function run(chosen: Choices, stopped: Promise<unknown>): Promise<void> {
  const temporary = chosen.isReal ? null : mkdtempSync(join(tmpdir(), 'countersign-'));
  let daemon: DaemonProcess | null = null;
  let portal: Portal | null = null;
  let browser: Browser | null = null;
  try {
    say('Building ...');
    await build();
    const kept =
      chosen.data ?? (temporary === null ? defaultFolder(process.platform, process.env) : join(temporary, 'data'));
    const port = chosen.port === undefined ? [] : ['--port', chosen.port];
    daemon = await startDaemonProcess(['--data', kept, ...port]);
    if (!chosen.isReal) portal = await startPortal({ passOthers: true });
    const picked = pickBrowser(chosen);
    const profile = join(temporary ?? kept, `profile-${typeof picked === 'string' ? 'none' : picked.name}`);
    say(`Daemon:        ${daemon.endpoint}`);
    say(`Data folder:   ${daemon.data}${temporary === null ? '' : ' (thrown away at the end)'}`);
    say(`Portal:        ${portal === null ? REAL : `practice, at ${WELCOME} (proxy 127.0.0.1:${portal.proxyPort})`}`);
    if (daemon.code !== null)
      say(`Pairing code:  ${daemon.code}   <- paste it in the extension's welcome or settings page`);
    if (portal !== null)
      say('Rehearse:      pair, open the side panel, press "Rehearse" there; then "Begin" on the practice page');
    if (typeof picked === 'string') say(picked);
    else {
      browser = await openAll(picked, profile, portal, chosen);
      say(`Browser:       ${picked.name} (${picked.executable}), profile ${profile}`);
    }
    say('Press Ctrl-C to stop everything.');
    const closed = new Promise((resolve) => browser?.once('disconnected', resolve));
    const died = new Promise((resolve) => daemon?.process.once('exit', resolve));
    await Promise.race([stopped, closed, died]);
  } finally {
    say('Stopping ...');
    await browser?.close().catch(() => undefined);
    await portal?.close();
    await daemon?.end();
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

const chosen = choices();
if (typeof chosen === 'string') {
  say(chosen);
  process.exitCode = chosen === HELP ? 0 : 2;
} else {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  await run(chosen, stopped).catch((problem: unknown) => {
    console.error(problem instanceof Error ? problem.message : String(problem));
    process.exitCode = 1;
  });
}
