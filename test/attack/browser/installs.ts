import type { Page } from 'puppeteer-core';
import { ask } from '../../../daemon/control.ts';
import { pathsIn } from '../../../daemon/paths.ts';
import type { BrowserName } from '../../../scripts/lib/browsers.ts';
import { type Driver, launch, until } from '../../e2e/harness.ts';
import { pair } from '../../e2e/world.ts';
import { startPortal } from '../../portal/server.ts';
import { type Attack, type Tally, tally } from '../lib/attack.ts';
import { exchange, isOpened, withHeader } from '../lib/http.ts';
import type { Lab, Target } from '../lib/lab.ts';
import { inBothBrowsers } from './both.ts';
import { type Stage, openStage } from './stage.ts';

const FACTS = {
  'company.legalName': '株式会社コントソ',
  'company.city': '港区',
  'company.state': '東京都',
  'support.email': 'support@contoso.co.jp',
};

const isShown = async (page: Page, selector: string) => (await page.$(selector)) !== null;

/** Facts of the panel that are not as they were entered. */
async function missing(panel: Page): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const [path, value] of Object.entries(FACTS)) {
    const has = async () => (await panel.$eval(`[name="${path}"]`, (it) => (it as HTMLInputElement).value)) === value;
    await until(has, path, 8_000).catch(() => lost.push(path));
  }
  return lost;
}

/** Deletes the extension's database, as someone does who clears data. */
async function deleteDatabase(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const deleted = indexedDB.deleteDatabase('countersign');
    await new Promise<void>((done) => deleted.addEventListener('success', () => done()));
  });
}

async function loseDatabase(stage: Stage, figures: Tally): Promise<void> {
  const { driver, target } = stage;
  const { name } = driver;
  const panel = await stage.enterFacts(FACTS);
  const options = await driver.openOwn('options.html', '[data-paired=true]');
  await deleteDatabase(options);
  // The background dies sooner or later, and finds nothing when it wakes.
  await driver.killBackground();
  const asks = until(async () => isShown(panel, '[data-link=not-paired]'), `${name} asks to pair`);
  await asks.then(
    () => figures.holds(true, ''),
    () => figures.holds(false, `${name} does not ask to pair again`),
  );
  const say = await panel.$eval('[data-link]', (it) => it.textContent);
  figures.holds(/pair/i.test(say), `${name} says "${say}"`);
  await options.close();
  await panel.close();
  const again = await pair(driver, target, await target.pair());
  await again.close();
  const fresh = await driver.openOwn('panel.html', '[data-link=connected]');
  const lost = await missing(fresh);
  for (const path of Object.keys(FACTS)) figures.holds(!lost.includes(path), `${name}: ${path} is lost`);
}

const lostDatabase: Attack = {
  name: 'the database deleted',
  threat: 'T37',
  cases: 12,
  quick: 12,
  async run(lab) {
    const figures = tally();
    await inBothBrowsers(async (name: BrowserName) => loseDatabase(await openStage(lab, name), figures));
    return figures;
  },
};

const [FIRST, SECOND] = ['7d3f1c52-0d5e-4c0b-9a51-2f6f0a1b2c3d', '0a1b2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d'] as const;

const isLetIn = async ({ port }: Target, uuid: string) =>
  isOpened(await exchange(port, withHeader(port, 'Origin', `moz-extension://${uuid}`)));

const kids = async ({ data }: Target): Promise<readonly string[]> =>
  (
    ((await ask(pathsIn(data).control, { verb: 'clients' }))?.['clients'] ?? []) as readonly { readonly kid: string }[]
  ).map(({ kid }) => kid);

async function reinstall(lab: Lab, figures: Tally): Promise<void> {
  const target = await lab.daemon(0);
  const portal = await startPortal();
  lab.atEnd(() => portal.close());
  const kept = lab.folder();
  const start = async (uuid: string) => {
    const driver = await launch('firefox', portal.proxyPort, { kept, uuid });
    let closed: Promise<void> | null = null;
    const close = async () => (closed ??= driver.close());
    // Whatever happens before it is closed as it should be, no browser is left behind.
    lab.atEnd(close);
    return { ...driver, close };
  };
  const panelOf = async (driver: Driver) => driver.openOwn('panel.html', '[data-link]:not([data-link=connecting])');

  const first = await start(FIRST);
  await (await pair(first, target, await target.pair())).close();
  figures.holds(!(await isLetIn(target, SECOND)), 'another UUID is let in outside of the window');
  if (!(await isLetIn(target, FIRST))) figures.holds(false, 'the paired UUID is shut out');
  await first.close();

  const restarted = await start(FIRST);
  const panel = await panelOf(restarted);
  const isBack = until(async () => isShown(panel, '[data-link=connected]'), 'the same UUID is connected');
  await isBack.then(
    () => figures.holds(true, ''),
    () => figures.holds(false, 'after a restart it is not connected'),
  );
  await restarted.close();

  const reinstalled = await start(SECOND);
  const asking = await panelOf(reinstalled);
  figures.holds(await isShown(asking, '[data-link=not-paired]'), 'installed again, it does not ask to pair');
  await (await pair(reinstalled, target, await target.pair())).close();
  figures.holds(await isLetIn(target, SECOND), 'paired anew, the new UUID is shut out');
  await reinstalled.close();
  // Its user takes the former installation off the list.
  const [old = ''] = await kids(target);
  await ask(pathsIn(target.data).control, { verb: 'unpair', kid: old });
  figures.holds(!(await isLetIn(target, FIRST)), 'the former UUID is still let in');

  const former = await start(FIRST);
  const told = await panelOf(former);
  const isRefused = until(async () => isShown(told, '[data-link=revoked]'), 'the former installation is refused');
  await isRefused.catch(() => undefined);
  const said = await told.$eval('[data-link]', (it) => it.textContent);
  figures.holds(said.includes('Pair again'), `the former installation says "${said}"`);
  await former.close();
}

const installedAgain: Attack = {
  name: 'installed again',
  threat: 'T03',
  cases: 6,
  quick: 6,
  async run(lab) {
    const figures = tally();
    await reinstall(lab, figures);
    return figures;
  },
};

/** What happens when a browser forgets the extension's data, or has it installed again. */
export const installAttacks: readonly Attack[] = [lostDatabase, installedAgain];
