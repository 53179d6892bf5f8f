import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { BROWSERS, enter, press, shows, until } from './harness.ts';
import { pair, useWorld } from './world.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/daemon/main.js');
const NAME = 'input[name="company.legalName"]';

async function holds(page: Page, selector: string, value: string): Promise<void> {
  await until(
    async () => (await page.$eval(selector, (it) => (it as HTMLInputElement).value)) === value,
    `${selector} shows ${value}`,
  );
}

describe('Chromium and Firefox on one daemon', () => {
  const world = useWorld(BROWSERS);
  const panels: Page[] = [];
  const command = (...args: readonly string[]) =>
    execFileSync(process.execPath, [MAIN, ...args, '--data', world().home.data], { encoding: 'utf8' });

  test('both are paired, each with a code of its own', async () => {
    const { home, drivers } = world();
    for (const driver of drivers.values()) {
      const code = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(command('pair'))?.[0] ?? '';
      await pair(driver, home, code);
      panels.push(await driver.openOwn('panel.html', NAME));
    }
    expect(command('clients').trim().split('\n')).toHaveLength(2);
  });

  test('an edit in one is seen in the other, both ways', async () => {
    const [chromium, firefox] = two(panels);
    await enter(chromium, NAME, '株式会社コントソ');
    await holds(firefox, NAME, '株式会社コントソ');
    await enter(firefox, '[name="company.city"]', '港区');
    await holds(chromium, '[name="company.city"]', '港区');
  });

  test('with the daemon stopped both go on; started again, nothing is lost and nothing doubled', async () => {
    const { home } = world();
    const [chromium, firefox] = two(panels);
    await home.stop();
    await shows(chromium, '[data-link=daemon-not-running]', 'countersign start');
    await shows(firefox, '[data-link=daemon-not-running]');
    for (const [page, path] of [
      [chromium, 'support.email'],
      [firefox, 'contact.email'],
    ] as const) {
      for (const at of [1, 2, 3]) await enter(page, `[name="${path}"]`, `offline${at}@contoso.co.jp`);
      await shows(page, '[data-pending="3"]');
    }
    await home.start();
    for (const page of [chromium, firefox]) {
      await shows(page, '[data-link=connected][data-pending="0"]');
      await holds(page, '[name="support.email"]', 'offline3@contoso.co.jp');
      await holds(page, '[name="contact.email"]', 'offline3@contoso.co.jp');
    }
    const offline = home.log().filter(({ value }) => value?.startsWith('offline'));
    expect(offline.map(({ path, value }) => `${path} ${value}`).toSorted()).toEqual(
      ['contact', 'support'].flatMap((who) => [1, 2, 3].map((at) => `${who}.email offline${at}@contoso.co.jp`)),
    );
    expect(command('verify')).toContain('chain intact');
  });

  test('the background stopped in mid-edit, its edits reach the daemon when it wakes', async () => {
    const { home, drivers } = world();
    for (const [at, driver] of [...drivers.values()].entries()) {
      const page = panels[at];
      if (page === undefined) throw new Error('the panel is not open');
      await driver.killBackground();
      await enter(page, '[name="company.state"]', `東京都${at}`);
      await until(async () => home.log().some(({ value }) => value === `東京都${at}`), `${driver.name} wakes up`);
    }
    expect(home.log().filter(({ path }) => path === 'company.state')).toHaveLength(2);
  });

  test('what two people changed unseen by each other stays visible until one settles it', async () => {
    const { home } = world();
    const [chromium, firefox] = two(panels);
    await home.stop('SIGKILL');
    await enter(chromium, '[name="company.addressLine1"]', '港南1-1');
    await enter(firefox, '[name="company.addressLine1"]', '港南2-2');
    await home.start();
    await shows(chromium, '[data-rival="company.addressLine1"]');
    await shows(firefox, '[data-rival="company.addressLine1"]');
    await press(firefox, '[data-rival="company.addressLine1"] button');
    await until(
      async () => (await chromium.$('[data-rival="company.addressLine1"]')) === null,
      'it is settled in the other browser too',
    );
    expect(command('verify')).toContain('chain intact');
  });
});

function two(pages: readonly Page[]): [Page, Page] {
  const [first, second] = pages;
  if (first === undefined || second === undefined) throw new Error('the panels are not open');
  return [first, second];
}
