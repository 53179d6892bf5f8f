import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { GECKO_ID } from '../../extension/identity.ts';

/** The two kinds of browsers the extension is built for. */
export type BrowserName = 'chromium' | 'firefox';

const NAMES: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
};
const PLACES: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/** Where a browser is installed; null when none of its kind is found. */
export function findBrowser(name: BrowserName): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = NAMES[name].flatMap((program) => folders.map((folder) => join(folder, program)));
  return [...onPath, ...PLACES[name]].find((path) => existsSync(path)) ?? null;
}

/** How to open a browser with the extension in it. */
export interface OpenOptions {
  readonly executable: string;
  /** Folder of the built extension. */
  readonly extension: string;
  /** Folder of the browser's profile. */
  readonly profile: string;
  /** Port of the proxy that leads to the practice portal; null for the real addresses. */
  readonly proxyPort: number | null;
  readonly isHeadless: boolean;
  /** Fixed address of the extension in Firefox; tests need to know it. */
  readonly geckoUuid?: string;
  readonly language?: string;
  readonly isDark?: boolean;
  /** Where files are saved without asking; default is the user's own habit. */
  readonly downloads?: string;
}

/** Opens a browser with the built extension loaded into a profile. */
export async function openBrowser(name: BrowserName, options: OpenOptions): Promise<Browser> {
  return name === 'chromium' ? openChromium(options) : openFirefox(options);
}

async function openChromium({
  executable,
  extension,
  profile,
  proxyPort,
  isHeadless,
  language,
  isDark,
  downloads,
}: OpenOptions) {
  return puppeteer.launch({
    executablePath: executable,
    headless: isHeadless,
    pipe: true,
    enableExtensions: [extension],
    ...(downloads === undefined ? {} : { downloadBehavior: { policy: 'allow', downloadPath: downloads } }),
    userDataDir: profile,
    acceptInsecureCerts: proxyPort !== null,
    defaultViewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      // Chromium's own sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(proxyPort === null ? [] : [`--proxy-server=127.0.0.1:${proxyPort}`]),
      ...(language === undefined ? [] : [`--lang=${language}`, `--accept-lang=${language}`]),
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      ...(isDark === true ? ['--force-dark-mode'] : []),
      '--window-size=1280,900',
    ],
    env: { ...inUnicode(process.env), ...(language === undefined ? {} : { LANGUAGE: language }) },
  });
}

/** Chromium reads a file's name by the locale: where there is none, one in Japanese would lead nowhere. */
function inUnicode(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { LC_ALL, LC_CTYPE, LANG } = environment;
  return (LC_ALL ?? LC_CTYPE ?? LANG ?? '') ? environment : { ...environment, LC_CTYPE: 'C.UTF-8' };
}

async function openFirefox({
  executable,
  extension,
  profile,
  proxyPort,
  isHeadless,
  geckoUuid,
  language,
  isDark,
  downloads,
}: OpenOptions) {
  const proxy =
    proxyPort === null
      ? {}
      : {
          'network.proxy.type': 1,
          'network.proxy.ssl': '127.0.0.1',
          'network.proxy.ssl_port': proxyPort,
          'network.proxy.http': '127.0.0.1',
          'network.proxy.http_port': proxyPort,
        };
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless: isHeadless,
    userDataDir: profile,
    acceptInsecureCerts: proxyPort !== null,
    defaultViewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Lets the remote protocol open the extension's own pages.
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: {
      ...proxy,
      ...(geckoUuid === undefined
        ? {}
        : {
            'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: geckoUuid }),
            // An extension that is loaded for one run only keeps its data for the next one, as an installed one does.
            'extensions.webextensions.keepStorageOnUninstall': true,
            'extensions.webextensions.keepUuidOnUninstall': true,
          }),
      ...(downloads === undefined ? {} : { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
      ...(language === undefined ? {} : { 'intl.accept_languages': language }),
      ...(isDark === true ? { 'layout.css.prefers-color-scheme.content-override': 0 } : {}),
    },
  });
  await browser.installExtension(extension);
  return browser;
}
