import { describe, expect, test } from 'vitest';
import { COMPANY } from './company.ts';
import { BROWSERS, enter, press, shows, until } from './harness.ts';
import { freePort, pair, setPort, useWorld } from './world.ts';

describe.each(BROWSERS)('pairing and dossier in %s', (name) => {
  const world = useWorld([name]);

  test('a wrong code and a missing daemon are told apart, with what to do', async () => {
    const { home, driver } = world();
    const options = await driver(name).openOwn('options.html', 'input[name=port]');
    await setPort(options, await freePort());
    const submit = async (code: string) => {
      await enter(options, 'input[name=code]', code);
      await press(options, 'button[name=pair]');
    };
    await submit('hello');
    await shows(options, '[data-failure=not-a-code]');
    await submit('0000-0000-0000-0000');
    await shows(options, '[data-failure=daemon-not-running]', 'countersign start');
    await setPort(options, home.port);
    await submit('0000-0000-0000-0000');
    await shows(options, '[data-failure=wrong-code]', 'countersign pair');
    await options.close();
  });

  test('the code that the daemon shows pairs the browser, once', async () => {
    const { home, driver } = world();
    const code = home.daemon().code ?? '';
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    const options = await pair(driver(name), home, code.toLowerCase());
    await shows(options, '[data-paired=true]');
    await until(async () => home.daemon().output().includes('Paired:'), 'the daemon tells of the pairing');
    await options.close();
  });

  test('what is entered in the panel is in the database, and is there when the panel is opened again', async () => {
    const { home, driver } = world();
    const panel = await driver(name).openOwn('panel.html', 'input[name="company.legalName"]');
    for (const [path, value] of Object.entries(COMPANY)) await enter(panel, `[name="${path}"]`, value);
    await press(panel, '[name=add-partner-id]');
    await enter(panel, '[name^="partnerId:"][name$=".number"]', '６２３４５６７');
    await enter(panel, '[name^="partnerId:"][name$=".type"]', 'location');
    await enter(panel, '[name^="partnerId:"][name$=".country"]', 'JP');
    const expected = { ...COMPANY, number: '6234567', type: 'location', country: 'JP' };
    const stored = () => home.log().map(({ value }) => value);
    await until(async () => stored().length === Object.keys(expected).length, 'all facts are stored');
    expect(new Set(stored())).toEqual(new Set(Object.values(expected)));
    await shows(panel, '[data-link=connected][data-pending="0"]');
    await panel.close();
    const again = await driver(name).openOwn('panel.html', 'input[name="company.legalName"]');
    await until(
      async () => (await again.$eval('input[name="company.legalName"]', (it) => it.value)) === '株式会社コントソ',
      'the name is shown',
    );
    await again.close();
  });

  test('a value that cannot be right stays as typed with its error, and is not stored', async () => {
    const { home, driver } = world();
    const before = home.log().length;
    const panel = await driver(name).openOwn('panel.html', 'input[name="tenant.id"]');
    await until(
      async () => (await panel.$eval('input[name="tenant.id"]', (it) => it.value)) !== '',
      'the fact is shown',
    );
    await enter(panel, '[name="tenant.id"]', 'contoso');
    await shows(panel, '[id="tenant.id-notes"]', '00000000-0000');
    expect(await panel.$eval('input[name="tenant.id"]', (it) => it.value)).toBe('contoso');
    expect(home.log()).toHaveLength(before);
    await panel.close();
  });

  test('rules speak up beside the fields they are about, with page and date', async () => {
    const { driver } = world();
    const panel = await driver(name).openOwn('panel.html', '[name$=".type"]');
    await enter(panel, '[name$=".type"]', 'global');
    const said = await shows(panel, '[data-rule=partner-id-is-location][data-state=broken]', 'PGA');
    expect(said).toContain('Nov 22, 2026');
    await enter(panel, '[name$=".type"]', 'location');
    await enter(panel, '[name^="partnerId:"][name$=".country"]', 'US');
    await shows(panel, '[data-rule=partner-id-in-tenant-country][data-state=broken]', 'Japan');
    await panel.close();
  });

  test('unpaired on the daemon, the extension says so and what to do', async () => {
    const { home, driver } = world();
    const options = await driver(name).openOwn('options.html', '[data-link=connected]');
    await press(options, 'button[name=unpair]');
    await shows(options, '[data-link=not-paired]');
    expect(home.log().length).toBeGreaterThan(0);
    await options.close();
  });
});
