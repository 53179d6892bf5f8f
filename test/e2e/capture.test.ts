import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROWSERS, enter, press, shows, until } from './harness.ts';
import { pair, useWorld } from './world.ts';

const PATH = '/en-us/dashboard/v2/something-new/9f1c2d3e-1111-4222-8333-444455556666';
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>New</title></head><body><main>
  <h1>Something new</h1><h2>Profile of Kontoso Holdings</h2>
  <label>Legal business name <input value="Kontoso Holdings"></label>
  <label>Country/region <select><option>Japan<option>Korea</select></label>
  <table><tr><th>Name</th><th>Amount</th></tr><tr><td>Taro Yamada</td><td>120</td></tr></table>
  <p>taro.yamada@kontoso.example</p><button>Save</button></main></body></html>`;
/** What of the page is about somebody. */
const TOLD = ['Kontoso', 'Taro', 'Yamada', '120', '9f1c2d3e', 'kontoso.example'];
const FIXTURE = resolve(import.meta.dirname, '../../scripts/fixture.ts');

describe.each(BROWSERS)('a page that nobody knows in %s', (name) => {
  const world = useWorld([name]);

  test('is captured without anything about anybody, looked at, saved, and kept as a fixture', async () => {
    const { home, driver, portal } = world();
    await (await pair(driver(name), home, home.daemon().code ?? '')).close();
    portal.plant(PATH, { html: PAGE });
    const panel = await driver(name).openOwn('panel.html', 'input[name="company.legalName"]');
    await enter(panel, '[name="company.legalName"]', 'Kontoso Holdings');
    await until(async () => home.log().length === 1, 'the name is in the dossier, and so known as one to leave out');
    const tab = await driver(name).open(`https://partner.microsoft.com${PATH}`);
    await driver(name).overlay(tab, '[data-page=""][data-size=mark]');
    await press(panel, 'button[name=capture]');
    const seen = await shows(panel, 'pre.capture', 'Something new');
    for (const label of ['Legal business name', 'Country/region', 'Amount', 'Save']) expect(seen).toContain(label);
    for (const told of TOLD) expect(seen).not.toContain(told);

    await press(panel, 'button[name=save-capture]');
    const { downloads } = driver(name);
    const saved = () => readdirSync(downloads).filter((file) => /^countersign-page-.*\.json$/.test(file));
    await until(async () => saved().length === 1, 'the file is saved');
    const file = join(downloads, saved()[0] ?? '');
    await until(async () => readFileSync(file, 'utf8') === seen, 'what was looked at is what is in the file');

    const into = join(downloads, 'fixtures');
    const { status, stdout } = spawnSync(process.execPath, [FIXTURE, file, '--id', 'something-new', '--into', into], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining('there is no recipe something-new yet')]);
    expect(existsSync(join(into, 'something-new.en.json'))).toBe(true);

    await press(panel, 'button[name=capture]');
    await shows(panel, 'pre.capture', 'Something new');
    await tab.evaluate(() => history.pushState(null, '', '/en-us/dashboard/v2/something-else'));
    await until(async () => (await panel.$('pre.capture')) === null, 'the shape of the page before is gone');
    await tab.close();
    await panel.close();
  });
});
