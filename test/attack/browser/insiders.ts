import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../../scripts/lib/browsers.ts';
import { until } from '../../e2e/harness.ts';
import { BODIES } from '../../extension/background/everyone.ts';
import { type Attack, type Tally, tally } from '../lib/attack.ts';
import type { Lab } from '../lib/lab.ts';
import { inBothBrowsers } from './both.ts';
import { FORM_PATH, type Stage, formPage, openStage } from './stage.ts';

/** What nobody but our own pages may find. */
const SECRETS = {
  'company.legalName': '株式会社プランテッド',
  'company.city': 'planted-city',
  'support.email': 'planted@contoso.co.jp',
};
const MARK = 'planted-mark';

/** What a script in a content script's world has come to. */
interface Found {
  /** Requests that were answered, and ports that stayed open. */
  readonly answered: readonly string[];
  readonly storage: string;
  readonly databases: string;
  /** Ways to the daemon that were open. */
  readonly reached: readonly string[];
}

/** Tries all that a content script can; runs in one's place and tells the page what it found. */
function probe(requests: Readonly<Record<string, object>>): void {
  interface Namespace {
    readonly runtime: {
      sendMessage(message: object): Promise<unknown>;
      connect(info: object): { readonly onDisconnect: { addListener(listener: () => void): void } };
    };
    readonly storage: Readonly<Record<string, { get(keys: null): Promise<object> } | undefined>>;
  }
  const global = globalThis as unknown as { readonly browser?: Namespace; readonly chrome?: Namespace };
  const { runtime, storage } = (global.browser ?? global.chrome) as Namespace;
  const root = document.documentElement;
  const wait = async <T>(value: T, ms: number) => new Promise<T>((late) => setTimeout(() => late(value), ms));
  const ask = async (type: string, body: object) =>
    Promise.race([runtime.sendMessage({ type, ...body }).catch(() => undefined), wait(undefined, 1_000)]);
  const staysOpen = async (name: string) =>
    Promise.race([
      new Promise<false>((shut) => runtime.connect({ name }).onDisconnect.addListener(() => shut(false))),
      wait(true, 1_000),
    ]);
  const dump = async (area: string) => {
    const found = await storage[area]?.get(null).catch((problem: unknown) => String(problem));
    return JSON.stringify(found ?? '');
  };
  const opens = async (url: string) =>
    new Promise<boolean>((done) => {
      const socket = new WebSocket(url, 'countersign.v1');
      socket.addEventListener('open', () => done(true));
      socket.addEventListener('error', () => done(false));
      setTimeout(() => done(false), 3_000);
    }).catch(() => false);
  const reads = async (url: string) =>
    fetch(url, { signal: AbortSignal.timeout(3_000) }).then(
      () => true,
      () => false,
    );
  const run = async () => {
    const address = `127.0.0.1:${root.dataset['port'] ?? ''}`;
    const answered = await Promise.all(
      Object.entries(requests).map(async ([type, body]) => ((await ask(type, body)) === undefined ? [] : [type])),
    );
    const ports = await Promise.all(
      ['page', 'overlay', '', 'evil'].map(async (name) => ((await staysOpen(name)) ? [`port ${name}`] : [])),
    );
    const areas = await Promise.all(['local', 'session', 'sync', 'managed'].map(dump));
    const found: Found = {
      answered: [...answered, ...ports].flat(),
      storage: areas.join(' '),
      databases: JSON.stringify(await indexedDB.databases()),
      reached: [
        ...((await opens(`ws://${address}/v1`)) ? ['socket'] : []),
        ...((await reads(`http://${address}/`)) ? ['fetch'] : []),
      ],
    };
    root.dataset['found'] = JSON.stringify(found);
  };
  void run();
}

/** The built extension with the probe as one more content script. */
function withProbe(lab: Lab, name: BrowserName): string {
  const folder = join(lab.folder(), 'extension');
  cpSync(resolve(import.meta.dirname, `../../../dist/${name}`), folder, { recursive: true });
  writeFileSync(join(folder, 'probe.js'), `(${probe.toString()})(${JSON.stringify(BODIES)});`);
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { content_scripts: { js: string[] }[] };
  manifest.content_scripts[0]?.js.push('probe.js');
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

async function foundBy(stage: Stage): Promise<Found> {
  const page = await stage.show(FORM_PATH, formPage().replace('<html', `<html data-port="${stage.target.port}"`));
  const told = async () => page.evaluate(() => document.documentElement.dataset['found']);
  await until(async () => (await told()) !== undefined, 'the probe has looked around');
  const found = JSON.parse((await told()) ?? '') as Found;
  await page.close();
  return found;
}

async function fromContent(lab: Lab, name: BrowserName, figures: Tally): Promise<void> {
  const stage = await openStage(lab, name, undefined, withProbe(lab, name));
  const panel = await stage.enterFacts(SECRETS);
  // Content scripts do read this store: what is found in it is what is there.
  await panel.evaluate(async (mark) => {
    const { browser, chrome } = globalThis as unknown as Record<
      string,
      { readonly storage: { readonly local: { set(items: object): Promise<void> } } }
    >;
    await (browser ?? chrome)?.storage.local.set({ mark });
  }, MARK);
  // Looked up first: the probe also asks to be unpaired.
  const kid = await kidOf(panel);
  const { answered, storage, databases, reached } = await foundBy(stage);
  for (const type of [...Object.keys(BODIES), 'port page', 'port overlay', 'port ', 'port evil']) {
    figures.holds(!answered.includes(type), `${name}: a content script is answered ${type}`);
  }
  if (!storage.includes(MARK)) figures.holds(false, `${name}: the probe cannot read the storage: ${storage}`);
  for (const secret of [...Object.values(SECRETS), kid]) {
    figures.holds(!`${storage} ${databases}`.includes(secret), `${name}: ${secret} is in ${storage}`);
  }
  figures.holds(databases === '[]', `${name}: a content script sees ${databases}`);
  for (const way of ['socket', 'fetch']) figures.holds(!reached.includes(way), `${name}: a content script has ${way}`);
  const isConnected = (await panel.$('[data-link=connected]')) !== null;
  if (!isConnected) figures.holds(false, `${name}: the background itself cannot reach the daemon`);
}

/** The key id of the pairing, from the extension's own database. */
async function kidOf(panel: Page): Promise<string> {
  return panel.evaluate(async () => {
    const opened = indexedDB.open('countersign');
    await new Promise((done) => opened.addEventListener('success', done));
    const read = opened.result.transaction('pairings').objectStore('pairings').get('daemon');
    await new Promise((done) => read.addEventListener('success', done));
    opened.result.close();
    return String((read.result as { readonly kid?: unknown }).kid);
  });
}

/** Tries to take the keys out, as a script would that runs in a page of ours. @returns how each try ended */
async function exported(panel: Page): Promise<Readonly<Record<string, string>>> {
  return panel.evaluate(async () => {
    const opened = indexedDB.open('countersign');
    await new Promise((done) => opened.addEventListener('success', done));
    const read = opened.result.transaction('pairings').objectStore('pairings').get('daemon');
    await new Promise((done) => read.addEventListener('success', done));
    opened.result.close();
    const { keys } = read.result as { readonly keys: Readonly<Record<'d' | 'e', CryptoKey>> };
    const open = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
    const wrapper = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['wrapKey']);
    const outcomes: Record<string, string> = {};
    for (const [name, key] of Object.entries({ ...keys, control: open })) {
      for (const format of ['raw', 'jwk'] as const) {
        outcomes[`${name} ${format}`] = await crypto.subtle.exportKey(format, key).then(
          () => 'given',
          () => 'refused',
        );
        outcomes[`${name} ${format} wrapped`] = await crypto.subtle
          .wrapKey(format, key, wrapper, { name: 'AES-GCM', iv: new Uint8Array(12) })
          .then(
            () => 'given',
            () => 'refused',
          );
      }
      outcomes[`${name} as text`] = JSON.stringify(key) === '{}' ? 'refused' : 'given';
    }
    return outcomes;
  });
}

async function keys(lab: Lab, name: BrowserName, figures: Tally): Promise<void> {
  const { driver } = await openStage(lab, name);
  const panel = await driver.openOwn('panel.html', '[data-link=connected]');
  for (const [what, outcome] of Object.entries(await exported(panel))) {
    const isControl = what.startsWith('control') && !what.endsWith('text');
    if (!isControl) figures.holds(outcome === 'refused', `${name}: ${what} is ${outcome}`);
    else if (outcome !== 'given') figures.holds(false, `${name}: nothing can be exported at all: ${what}`);
  }
}

/** A page of the portal that tries to reach the daemon itself. */
async function fromPage(lab: Lab, name: BrowserName, figures: Tally): Promise<void> {
  const stage = await openStage(lab, name, (host) => host === 'evil.example');
  const { driver, portal, target } = stage;
  const html = '<!doctype html><title>evil</title><p>evil</p>';
  portal.plant('/evil', { html });
  for (const url of [`https://partner.microsoft.com/evil`, 'https://evil.example/evil']) {
    const page = await driver.open(url);
    const reached = await page.evaluate(async (port) => {
      const opens = async (url: string) =>
        new Promise<boolean>((done) => {
          const socket = new WebSocket(url, 'countersign.v1');
          socket.addEventListener('open', () => done(true));
          socket.addEventListener('error', () => done(false));
          setTimeout(() => done(false), 3_000);
        }).catch(() => false);
      const all: Record<string, boolean> = {};
      for (const host of ['127.0.0.1', 'localhost', '127.1', '[::1]', '0.0.0.0']) {
        all[`socket ${host}`] = await opens(`ws://${host}:${port}/v1`);
        all[`fetch ${host}`] = await fetch(`http://${host}:${port}/`, { signal: AbortSignal.timeout(3_000) }).then(
          () => true,
          () => false,
        );
      }
      return all;
    }, target.port);
    for (const [way, isOpen] of Object.entries(reached)) figures.holds(!isOpen, `${name}: ${url} has ${way}`);
    await page.close();
  }
  const panel = await driver.openOwn('panel.html', '[data-link]');
  await until(async () => (await panel.$('[data-link=connected]')) !== null, 'the background reaches the daemon');
}

const inBoth = (name: string, threat: string, cases: number, one: typeof keys): Attack => ({
  name,
  threat,
  cases,
  quick: cases,
  async run(lab) {
    const figures = tally();
    await inBothBrowsers(async (browser) => one(lab, browser, figures));
    return figures;
  },
});

/** What scripts can try that run in a portal page: the page's own, and one that has taken our content script's place. */
export const insiderAttacks: readonly Attack[] = [
  inBoth('pages on the daemon', 'T01 T22', 40, fromPage),
  inBoth('a content script out of hand', 'T22 T29 T34', 54, fromContent),
  inBoth('keys taken out', 'T34', 22, keys),
];
