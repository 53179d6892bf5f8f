import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Change } from '../../shared/protocol/change.ts';
import type { BrowserName } from '../../scripts/lib/browsers.ts';
import { type DaemonProcess, startDaemonProcess } from '../../scripts/lib/daemon-process.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { type Driver, enter, keepEvidence, launch, press, shows } from './harness.ts';

/** A daemon on a port and a data folder of its own, that can be stopped and started again. */
export interface Home {
  readonly port: number;
  readonly data: string;
  daemon(): DaemonProcess;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** All accepted changes in order, read from the database's file itself. */
  log(): readonly Change[];
  clear(): Promise<void>;
}

/** Everything an end-to-end test works with. */
export interface World {
  readonly portal: Portal;
  readonly home: Home;
  readonly drivers: ReadonlyMap<BrowserName, Driver>;
  driver(name: BrowserName): Driver;
}

/** Sets up a portal, a daemon and browsers for the tests of a file, and takes them down after. */
export function useWorld(names: readonly BrowserName[], language = 'en-US', isDark = false): () => World {
  let world: World | undefined;
  const drivers = new Map<BrowserName, Driver>();
  beforeAll(async () => {
    const portal = await startPortal();
    portal.setState({ delays: 'none' });
    const driver = (name: BrowserName) => {
      const found = drivers.get(name);
      if (found === undefined) throw new Error(`${name} was not launched for this file`);
      return found;
    };
    const open = async (name: BrowserName) =>
      drivers.set(name, await launch(name, portal.proxyPort, { language, isDark }));
    const [home] = await Promise.all([startHome(), ...names.map(open)]);
    world = { portal, home, drivers, driver };
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const driver of drivers.values()) await keepEvidence(driver, task.name);
  });
  afterAll(async () => {
    await Promise.all([...drivers.values()].map(async (driver) => driver.close()));
    await Promise.all([world?.portal.close(), world?.home.clear()]);
  });
  return () => {
    if (world === undefined) throw new Error('The world is not set up yet.');
    return world;
  };
}

/** A daemon of its own. `args` are given to its command line besides the folder and the port. */
export async function startHome(args: readonly string[] = []): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-home-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const begin = () => startDaemonProcess(['--data', data, '--port', String(port), ...args]);
  let daemon = await begin();
  return {
    port,
    data,
    daemon: () => daemon,
    async start() {
      daemon = await begin();
    },
    stop: (signal) => daemon.end(signal),
    log: () => readLog(join(data, 'dossiers.sqlite')),
    async clear() {
      await daemon.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Pairs a browser as its user does: port, language and code are entered in the settings. */
export async function pair(driver: Driver, home: Pick<Home, 'port'>, code: string, language = ''): Promise<Page> {
  const options = await driver.openOwn('options.html', 'input[name=port]');
  await enter(options, 'select[name=language]', language);
  await setPort(options, home.port);
  await enter(options, 'input[name=code]', code);
  await press(options, 'button[name=pair]');
  await shows(options, '[data-link=connected]');
  return options;
}

/** Begins a rehearsal as its user does: with a page of the practice portal open, in the side panel. */
export async function rehearse(driver: Driver): Promise<void> {
  const tab = await driver.open('https://partner.microsoft.com/en-us/dashboard/insights');
  const panel = await driver.openOwn('panel.html', '[data-rehearsal=offered]');
  await press(panel, 'button[name=rehearse]');
  await shows(panel, '[data-rehearsal=on]');
  await panel.close();
  await tab.close();
}

/** Tells the extension on which port the daemon is. */
export async function setPort(options: Page, port: number): Promise<void> {
  await options.$eval('details', (it) => it.setAttribute('open', ''));
  await enter(options, 'input[name=port]', String(port));
  await press(options, 'button[name=save]');
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((ready) => server.close(ready));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

function readLog(path: string): readonly Change[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare('SELECT text FROM log ORDER BY dossier, seq').all() as { readonly text: string }[];
    return rows.map(({ text }) => JSON.parse(text) as Change);
  } finally {
    database.close();
  }
}
