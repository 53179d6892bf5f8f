import type { Page } from 'puppeteer-core';
import { BROWSERS, until } from '../../e2e/harness.ts';
import { PORTAL_HOSTS } from '../../portal/server.ts';
import { type Attack, type Tally, spread, tally } from '../lib/attack.ts';
import { pause } from '../lib/victim.ts';
import { inBothBrowsers } from './both.ts';
import { FORM_PATH, type Stage, openStage } from './stage.ts';

/** Letters of other scripts, and of our own, that look like the ones they stand for. */
const TWINS: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  f: 'ƒ',
  i: 'і',
  m: 'ｍ',
  n: 'п',
  o: 'о',
  p: 'р',
  r: 'г',
  s: 'ѕ',
  t: 'τ',
};

const AFTER = ['.evil.example', '.co', '.cn', '.jp', '.com', '.com.evil.example', '-login.com', '.azurewebsites.net'];
const BEFORE = ['www.', 'login.', 'a.', 'evil-', 'evil.example.', 'xn--80ak6aa92e.', 'my-'];
const OTHERS = [
  'microsoft.com',
  'www.microsoft.com',
  'admin.microsoft.com',
  'portal.azure.com',
  'login.microsoftonline.com',
  'partner.microsoft.co.jp',
  'partner.microsoftonline.com',
  'partner-microsoft.com',
  'partnermicrosoft.com',
  'partner.mircosoft.com',
  'partner.rnicrosoft.com',
  'partner.microsoft.com-secure.example',
  'partner.microsoft.corn',
  'partnercentre.microsoft.com',
  'partner-center.microsoft.com',
  'partners.microsoft.com',
  '1partner.microsoft.com',
  'partner.microsoft.com.partner.microsoft.example',
];

/** Addresses that look like the portal's, and are not: {@link PORTAL_HOSTS} and the usual port are the only right ones. */
function nearAddresses(): readonly string[] {
  const hosts = PORTAL_HOSTS.flatMap((host) => [
    ...AFTER.map((it) => host + it),
    ...BEFORE.map((it) => it + host),
    ...[...host].flatMap((letter, at) => {
      const put = (text: string) => host.slice(0, at) + text + host.slice(at + 1);
      if (letter === '.') return [put('-')];
      return [put(TWINS[letter] ?? '0'), put(''), put(letter + letter), put(`${host[at + 1] ?? ''}${letter}`)];
    }),
  ]);
  const tricks = PORTAL_HOSTS.flatMap((host) => [
    `${host}@evil.example`,
    `${host}:443@evil.example`,
    `${host}%2f@evil.example`,
    `${host}%00@evil.example`,
    `${host}:8443`,
    `${host}:444`,
    `${host}:8080`,
    `${host}.`,
    `${host}.:8443`,
    `evil.example:443`,
  ]);
  const right = new Set(PORTAL_HOSTS.map((host) => `https://${host}`));
  const addresses = [...tricks, ...OTHERS, ...spread(hosts, 200)].map((it) => `https://${it}`);
  const valid = addresses.filter((it) => URL.canParse(it) && !right.has(new URL(it).origin));
  return [...new Set(valid)].slice(0, 200);
}

/** Whether anything of the extension's is in the page: an element beside its head and body, or a frame. */
async function isThere(page: Page): Promise<boolean> {
  const extra = await page.evaluate(() => document.documentElement.childElementCount - 2);
  return extra > 0 || page.frames().length > 1;
}

async function shows(page: Page, address: string): Promise<boolean> {
  return page.goto(address + FORM_PATH, { waitUntil: 'load' }).then(
    (answer) => answer?.ok() ?? true,
    () => false,
  );
}

async function visitAll(stage: Stage, figures: Tally, addresses: readonly string[]): Promise<void> {
  const { driver } = stage;
  const panel = await driver.openOwn('panel.html', '[data-link=connected]');
  const known = async () => (await panel.$('[data-page="enrolment-form"]')) !== null;
  const tab = await driver.browser.newPage();
  for (const host of PORTAL_HOSTS) {
    await shows(tab, `https://${host}`);
    await until(async () => (await isThere(tab)) && (await known()), `the overlay is on ${host}`);
    await tab.goto('about:blank');
    await until(async () => !(await known()), 'the page is forgotten');
  }
  for (const address of addresses) {
    if (!(await shows(tab, address))) figures.holds(false, `${driver.name}: ${address} could not be shown`);
    // The content script comes when the page has loaded; the right hosts had it within this time.
    await pause(150);
    const isFooled = (await isThere(tab)) || (await known());
    figures.holds(!isFooled, `${driver.name}: the overlay is on ${address}`);
  }
}

const nearHosts: Attack = {
  name: 'near hosts',
  threat: 'T28',
  cases: 400,
  quick: 40,
  async run(lab, cases) {
    const figures = tally();
    const addresses = spread(nearAddresses(), Math.ceil(cases / BROWSERS.length));
    const hosts = new Set(addresses.map((it) => new URL(it).hostname));
    await inBothBrowsers(async (name) => {
      const stage = await openStage(lab, name, (host) => hosts.has(host));
      await visitAll(stage, figures, addresses);
    });
    return figures;
  },
};

/** What pages at other addresses can try. */
export const nearHostAttacks: readonly Attack[] = [nearHosts];
