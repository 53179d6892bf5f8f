import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { CHROMIUM_ID } from '../../extension/identity.ts';
import { otherProtocol } from '../daemon/other-daemon.ts';
import { BROWSERS, type Driver, enter, shows, until } from './harness.ts';
import { pair, useWorld } from './world.ts';

/** What the settings page of Chromium's extensions can do. */
interface Settings {
  readonly chrome: {
    readonly developerPrivate: {
      updateExtensionConfiguration(change: {
        readonly extensionId: string;
        readonly hostAccess: 'ON_CLICK';
      }): Promise<void>;
    };
  };
}

const MAIN = resolve(import.meta.dirname, '../../dist/daemon/main.js');
const FIELD = '[name="company.legalName"]';

describe.each(BROWSERS)('where there is no daemon to talk to, %s says why and what to do', (name) => {
  const world = useWorld([name]);
  let panel: Page;

  beforeAll(async () => {
    const { home, driver } = world();
    await (await pair(driver(name), home, home.daemon().code ?? '')).close();
    panel = await driver(name).openOwn('panel.html', FIELD);
    await shows(panel, '[data-link=connected]');
  });
  afterAll(async () => panel.close());

  /** Starts the daemon; the extension is told to try at once, unless it has by itself. */
  const comesBack = async () => {
    await until(
      async () =>
        world()
          .home.start()
          .then(() => true),
      'the port is free again',
    );
    await (await panel.$('button[name=reconnect]'))?.click().catch(() => undefined);
    await shows(panel, '[data-link=connected][data-pending="0"]');
  };

  test('it is not running: what is entered waits, and is sent when it is back', async () => {
    const { home } = world();
    await home.stop();
    await shows(panel, '[data-link=daemon-not-running]', 'Start it: countersign start');
    await enter(panel, FIELD, 'Contoso K.K.');
    await shows(panel, '[data-link=daemon-not-running][data-pending="1"]', 'Next try');
    expect(home.log()).toHaveLength(0);
    await comesBack();
    expect(home.log()).toHaveLength(1);
  });

  test('another program has its port: it is named, and is told nothing', async () => {
    const { home } = world();
    await home.stop();
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
      request.on('data', (chunk) => asked.push(String(chunk)));
      response.end('hello');
    });
    await new Promise<void>((up) => other.listen(home.port, '127.0.0.1', up));
    onTestFinished(() => void other.close());
    await enter(panel, FIELD, 'Zwiebelturm');
    await shows(panel, '[data-link=other-program]', `127.0.0.1:${home.port}`);
    expect(asked.join('\n')).not.toContain('Zwiebelturm');
    other.closeAllConnections();
    await new Promise((closed) => other.close(closed));
    await comesBack();
  });

  test('it is of another version: the side to update is named', async () => {
    const { home } = world();
    await home.stop();
    await otherProtocol(2, home.port);
    await shows(panel, '[data-link=version-skew]', 'This extension is the older one');
  });

  test('it no longer knows this browser: the connection is closed at once', async () => {
    const { home } = world();
    await comesBack();
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [MAIN, ...args, '--data', home.data, '--port', String(home.port)], {
        encoding: 'utf8',
      });
    const kid = /(?<![\w-])[\w-]{22}(?![\w-])/.exec(run('clients').stdout)?.[0] ?? '';
    expect(run('unpair', kid).status).toBe(0);
    await shows(panel, '[data-link=revoked]', 'countersign pair');
  });

  test('the browser keeps it from this machine: that is said, and where to allow it', async () => {
    await world().home.stop();
    await keepFromThisMachine(world().driver(name), panel);
    // Once: each press begins anew, and it may have tried by itself.
    await (await panel.$('button[name=reconnect]'))?.click().catch(() => undefined);
    await shows(panel, '[data-link=blocked]', '127.0.0.1');
  });
});

/** What a user can do in the browser's settings of an extension: take its sites away from it. */
async function keepFromThisMachine(driver: Driver, panel: Page): Promise<void> {
  if (driver.name === 'firefox') {
    await panel.evaluate(async () =>
      (globalThis as unknown as { readonly browser: typeof chrome }).browser.permissions.remove({
        origins: ['http://127.0.0.1/*'],
      }),
    );
    return;
  }
  const settings = await driver.open('chrome://extensions');
  await settings.evaluate(
    async (extensionId) =>
      (globalThis as unknown as Settings).chrome.developerPrivate.updateExtensionConfiguration({
        extensionId,
        hostAccess: 'ON_CLICK',
      }),
    CHROMIUM_ID,
  );
  await settings.close();
}
