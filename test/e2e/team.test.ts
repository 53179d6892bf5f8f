import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCluster } from '../../scripts/lib/postgres.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { type Driver, enter, launch, press, shows, until } from './harness.ts';
import { type Home, pair, startHome } from './world.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/daemon/main.js');
const NAME = 'input[name="company.legalName"]';
const ROUNDS = 3;
const run = promisify(execFile);

const homes = {
  'one daemon': async () => {
    const home = await startHome();
    return { homes: [home, home] as const, clear: home.clear };
  },
  'two daemons on one PostgreSQL': async () => {
    const cluster = await startCluster();
    const args = ['--database', cluster.database()];
    const both = [await startHome(args), await startHome(args)] as const;
    return {
      homes: both,
      async clear() {
        for (const home of both) await home.clear();
        await cluster.remove();
      },
    };
  },
};

/** What the command line prints, at somebody's own daemon. */
async function command(home: Home, ...args: readonly string[]): Promise<string> {
  return (await run(process.execPath, [MAIN, ...args, '--data', home.data])).stdout;
}

async function valueOf(page: Page, path: string): Promise<string> {
  return page.$eval(`[name="${path}"]`, (it) => (it as HTMLInputElement).value);
}

describe.each(Object.entries(homes))('two Chromium profiles, Firefox and the command line on %s', (_name, prepare) => {
  let portal: Portal;
  let stage: Awaited<ReturnType<typeof prepare>>;
  const drivers: Driver[] = [];
  const panels: Page[] = [];

  beforeAll(async () => {
    portal = await startPortal();
    stage = await prepare();
    for (const name of ['chromium', 'chromium', 'firefox'] as const) drivers.push(await launch(name, portal.proxyPort));
  });
  afterAll(async () => {
    for (const driver of drivers) await driver.close();
    await stage.clear();
    await portal.close();
  });

  test('each is paired with a daemon', async () => {
    for (const [at, driver] of drivers.entries()) {
      const home = stage.homes[at % 2 === 0 ? 0 : 1];
      const code = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(await command(home, 'pair'))?.[0] ?? '';
      await pair(driver, home, code);
      panels.push(await driver.openOwn('panel.html', NAME));
    }
    expect(panels).toHaveLength(3);
  });

  test('all edit at once, and all see the same, at every daemon', async () => {
    const own = ['company.city', 'company.state', 'company.addressLine1'] as const;
    const [here, there] = stage.homes;
    const typed = async () => {
      for (let round = 1; round <= ROUNDS; round += 1) {
        for (const [at, page] of panels.entries()) await enter(page, `[name="${own[at] ?? ''}"]`, `${at}-${round}`);
      }
    };
    const said = async () => {
      for (let round = 1; round <= ROUNDS; round += 1) {
        await command(round % 2 === 0 ? here : there, 'set', 'company.addressLine2', `cli-${round}`);
      }
    };
    await Promise.all([typed(), said()]);
    const expected: Record<string, string> = { 'company.addressLine2': `cli-${ROUNDS}` };
    for (const [at, path] of own.entries()) expected[path] = `${at}-${ROUNDS}`;
    for (const page of panels) {
      for (const [path, value] of Object.entries(expected)) {
        await until(async () => (await valueOf(page, path)) === value, `${path} is ${value}`);
      }
      await shows(page, '[data-link=connected][data-pending="0"]');
    }
    for (const home of stage.homes) {
      for (const [path, value] of Object.entries(expected)) expect(await command(home, 'get', path)).toContain(value);
    }
    const history = await command(here, 'history', '--limit', '100', '--json');
    expect(await command(there, 'history', '--limit', '100', '--json')).toBe(history);
    const seqs = (JSON.parse(history) as { readonly seq: number }[]).map(({ seq }) => seq);
    expect(seqs.toReversed()).toEqual(seqs.map((_, at) => at + 1));
    expect(seqs).toHaveLength(ROUNDS * 4);
  });

  test('a second dossier is made in one browser, and is kept apart from the first', async () => {
    const [chromium, other, firefox] = panels;
    if (chromium === undefined || other === undefined || firefox === undefined)
      throw new Error('the panels are not open');
    await press(chromium, 'button[name=new-dossier]');
    await shows(chromium, 'select[name=dossier]');
    // Firefox is on the same daemon in either case.
    await shows(firefox, 'select[name=dossier]');
    await until(async () => (await valueOf(chromium, 'company.city')) === '', 'the new dossier is empty');
    await enter(chromium, NAME, '株式会社アダタム');
    await shows(chromium, '[data-link=connected][data-pending="0"]');
    expect(await valueOf(other, 'company.legalName')).toBe('');
    expect(await command(stage.homes[1], 'dossiers')).toContain('株式会社アダタム');
    const first = await chromium.$eval('select[name=dossier] option', (it) => it.value);
    await enter(chromium, 'select[name=dossier]', first);
    await until(async () => (await valueOf(chromium, 'company.city')) === `0-${ROUNDS}`, 'the first dossier is back');
  });
});
