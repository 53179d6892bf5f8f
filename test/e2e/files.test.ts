import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../daemon/harness.ts';
import { BROWSERS, press, shows, until } from './harness.ts';
import { pair, useWorld } from './world.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/daemon/main.js');
const ATTACH = 'input[name=attach]';

async function attach(page: Page, path: string): Promise<void> {
  const input = await page.waitForSelector(ATTACH);
  await (input as unknown as { uploadFile(path: string): Promise<void> } | null)?.uploadFile(path);
}

describe('evidence in Chromium and Firefox on one daemon', () => {
  const world = useWorld(BROWSERS);
  const open = async (name: (typeof BROWSERS)[number]) => world().driver(name).openOwn('panel.html', ATTACH);
  const folder = temporaryFolder(afterAll);
  const bytes = randomBytes(5_000_000);

  test('attached while no daemon runs, a file waits, and is kept when one does', async () => {
    const { home, drivers } = world();
    for (const driver of drivers.values()) {
      const said = execFileSync(process.execPath, [MAIN, 'pair', '--data', home.data], { encoding: 'utf8' });
      const paired = await pair(driver, home, /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(said)?.[0] ?? '');
      await paired.close();
    }
    await home.stop();
    const path = join(folder, '履歴事項全部証明書.pdf');
    writeFileSync(path, bytes);
    const chromium = await open('chromium');
    await attach(chromium, path);
    await shows(chromium, '[data-kept=false]', '5.0 MB');
    expect(existsSync(join(home.data, 'files'))).toBe(false);
    await home.start();
    await shows(chromium, '[data-kept=true]', '履歴事項全部証明書.pdf');
    const [kept = ''] = readdirSync(join(home.data, 'files'));
    expect(readFileSync(join(home.data, 'files', kept)).equals(bytes)).toBe(true);
    await chromium.close();
  });

  test.each(BROWSERS)('%s saves a copy, byte for byte', async (name) => {
    const { downloads } = world().driver(name);
    const panel = await open(name);
    await shows(panel, '[data-kept=true]', '履歴事項全部証明書.pdf');
    await press(panel, 'button[name=save-file]');
    const target = join(downloads, '履歴事項全部証明書.pdf');
    await until(async () => readFileSync(target).equals(bytes), `${target} is there`);
    await panel.close();
  });

  test('what is too large or empty is refused with a reason; what is removed is gone in the other browser', async () => {
    const [chromium, firefox] = [await open('chromium'), await open('firefox')];
    writeFileSync(join(folder, 'empty'), '');
    await attach(firefox, join(folder, 'empty'));
    await shows(firefox, '[role=alert]', 'empty');
    writeFileSync(join(folder, 'large'), new Uint8Array((20 << 20) + 1));
    await attach(firefox, join(folder, 'large'));
    await shows(firefox, '[role=alert]', '20 MiB');
    await press(firefox, 'button[name=remove-file]');
    await until(async () => (await chromium.$('[data-file]')) === null, 'the file is gone in Chromium');
    await chromium.close();
    await firefox.close();
  });
});
