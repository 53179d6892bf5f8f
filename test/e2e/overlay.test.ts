import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { COMPANY } from './company.ts';
import { BROWSERS, enter, press, shows, until } from './harness.ts';
import { LOCALES, languagesIn } from './languages.ts';
import { pair, rehearse, useWorld } from './world.ts';

const PORTAL = 'https://partner.microsoft.com';
const WORDS = {
  en: { step: 'Check the form', webmail: 'Microsoft does not accept web-mail' },
  ja: { step: '登録する', webmail: 'Web メール' },
} as const;

/** Types into a field of the portal, deep in its shadow roots, as a person does. */
async function typeInto(page: Page, label: string, value: string): Promise<void> {
  await page.bringToFront();
  const field = await page.waitForSelector(`>>> [label="${label}"] >>> input`);
  await field?.evaluate((it) => it.select());
  await field?.type(value);
}

describe.each(BROWSERS)('overlay in %s', (name) => {
  describe.each(languagesIn(name))('on the portal in %s', (language) => {
    const { step, webmail } = WORDS[language];
    const locale = LOCALES[language];
    const world = useWorld([name], language === 'ja' ? 'ja' : 'en-US');
    const email = language === 'ja' ? 'メール アドレス' : 'Email address';

    test('every page of the enrolment is named by its step, in both address families', async () => {
      const { portal, home, driver } = world();
      await pair(driver(name), home, home.daemon().code ?? '', language);
      const panel = await driver(name).openOwn('panel.html', 'input[name="company.legalName"]');
      await enter(panel, '[name="tenant.country"]', 'JP');
      await panel.close();
      await rehearse(driver(name));
      for (const [path, page, at] of [
        ['pcv/register/joinnow/enrollmentwelcome/valueaddedreseller', 'welcome', 'welcome'],
        ['dashboard/v2/enrollment/welcome/valueaddedreseller', 'welcome', 'welcome'],
        ['pcv/register/joinnow/signin', 'sign-in-choice', 'work-account'],
        ['dashboard/v2/enrollment/partnerid', 'partner-id-choice', 'partner-id'],
        ['pcv/register/joinnow/profile', 'enrolment-form', 'enrol'],
        ['dashboard/account/v3/organization/legalinfo', 'legal-info', 'verification'],
        ['pcv/dashboard/overview', 'csp-overview', 'agreement'],
      ] as const) {
        const tab = await driver(name).open(`${PORTAL}/${locale}/${path}`);
        await driver(name).overlay(tab, `[data-page=${page}][data-step=${at}][data-size=panel]`);
        await tab.close();
      }
      expect(portal.state().presses).toEqual([]);
    });

    test.each(['taro@gmail.com', 'taro@yahoo.co.jp'])('typing %s shows the web-mail verdict at once', async (typed) => {
      const tab = await world().driver(name).open(`${PORTAL}/${locale}/pcv/register/joinnow/profile`);
      const overlay = await world().driver(name).overlay(tab, '[data-step=enrol]');
      expect(await shows(overlay, 'h1')).toContain(step);
      await typeInto(tab, email, typed);
      const said = await shows(overlay, '[data-rule=contact-email-not-webmail][data-state=broken]', webmail);
      expect(said).toContain(language === 'ja' ? '2026/11/22' : 'Nov 22, 2026');
      expect(await overlay.$eval('[data-rule=contact-email-not-webmail] a', (it) => it.href)).toContain(
        'learn.microsoft.com',
      );
      await typeInto(tab, email, 'taro@contoso.co.jp');
      await until(async () => (await overlay.$('[data-state=broken]')) === null, 'the verdict goes away');
      await tab.close();
    });

    test('a PartnerID that will not do says why: global, or of another country', async () => {
      const tab = await world().driver(name).open(`${PORTAL}/${locale}/dashboard/v2/enrollment/partnerid`);
      const overlay = await world().driver(name).overlay(tab, '[data-step=partner-id]');
      const choose = async (number: string) => {
        await tab.bringToFront();
        const radio = await tab.waitForSelector(`>>> input[value="${number}"]`);
        await radio?.click();
      };
      await choose('5123456');
      await shows(overlay, '[data-rule=partner-id-is-location][data-state=broken]', 'PLA');
      await choose('6345678');
      await shows(
        overlay,
        '[data-rule=partner-id-in-tenant-country][data-state=broken]',
        language === 'ja' ? '日本' : 'Japan',
      );
      await choose('6234567');
      await until(async () => (await overlay.$('[data-state=broken]')) === null, 'nothing is wrong with the right one');
      await tab.close();
    });

    test('a page that nobody knows gets a small mark, and the checklist still tells what comes next', async () => {
      const tab = await world().driver(name).open(`${PORTAL}/${locale}/dashboard/insights`);
      const overlay = await world().driver(name).overlay(tab, '[data-size=mark][data-page=""]');
      await press(overlay, 'button');
      await shows(overlay, '[data-size=panel]');
      const panel = await world().driver(name).openOwn('panel.html', '[data-step=enrol]');
      await shows(panel, 'ol');
      await panel.close();
      await tab.close();
    });

    test('what the portal shows arrives in the dossier beside what was entered', async () => {
      const { portal, home, driver } = world();
      const panel = await driver(name).openOwn('panel.html', 'input[name="company.legalName"]');
      await enter(panel, '[name="company.legalName"]', COMPANY['company.legalName'] ?? '');
      portal.setState({ profile: { legalName: '(株)コントソ', country: 'JP' }, verificationStatus: 'authorized' });
      const legal = await driver(name).open(`${PORTAL}/${locale}/pcv/accountsettings/partnerprofile`);
      const overlay = await driver(name).overlay(legal, '[data-step=verification]');
      await shows(overlay, '[data-rule=legal-name-as-on-portal][data-state=broken]', '(株)コントソ');
      portal.setState({ mpa: 'accepted' });
      const overview = await driver(name).open(`${PORTAL}/${locale}/dashboard/v2/csp/overview`);
      await driver(name).overlay(overview, '[data-step=agreement]');
      const shown = () =>
        home
          .log()
          .filter(({ source }) => source === 'portal')
          .map(({ path, value }) => `${path}=${value}`);
      await until(async () => shown().includes('csp.mpa=accepted'), 'the agreement is in the database');
      expect(shown()).toEqual(
        expect.arrayContaining([
          'company.legalName=(株)コントソ',
          'company.country=JP',
          'csp.verificationStatus=authorized',
        ]),
      );
      await shows(panel, '[data-portal="company.legalName"]', '(株)コントソ');
      await shows(panel, 'li[data-step=verification][data-state=done]');
      await shows(panel, 'li[data-step=agreement]');
      for (const page of [panel, legal, overview]) await page.close();
    });

    test('the browser asked for no host but the portal and those it asks for by itself', () => {
      const own = /(^|\.)(google|gstatic|googleapis|gvt1|mozilla|mozilla\.net|firefox|mozgcp)\.(com|net|org)$/;
      const others = world().portal.asked.filter((host) => !host.endsWith('.microsoft.com') && !own.test(host));
      expect(others).toEqual([]);
    });
  });
});
