import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../portal/app/words.ts';
import { COMPANY } from './company.ts';
import { BROWSERS, enter, press, shows, until } from './harness.ts';
import { LOCALES, languagesIn } from './languages.ts';
import { type PortalUser, portalUser } from './portal-user.ts';
import { pair, useWorld } from './world.ts';

const PORTAL = 'https://partner.microsoft.com';
/** What a company decides and knows before it begins. */
const OWN: Readonly<Record<string, string>> = {
  ...COMPANY,
  'support.phone': '+81 3-1234-5679',
  'plan.hasLegalEntity': 'yes',
  'plan.maySign': 'yes',
};
const DISTRIBUTOR = 'Fabrikam Distribution';

describe.each(BROWSERS)('a whole rehearsal in %s', (name) => {
  describe.each(languagesIn(name))('in %s', (language) => {
    const locale = LOCALES[language];
    const world = useWorld([name], language === 'ja' ? 'ja' : 'en-US');
    const { words } = wordsFor(`/${locale}/`, '');
    let panel: Page;
    let user: PortalUser;

    beforeAll(async () => {
      const { home, driver } = world();
      await (await pair(driver(name), home, home.daemon().code ?? '', language)).close();
      panel = await driver(name).openOwn('panel.html', 'input[name="company.legalName"]');
      user = portalUser(await driver(name).open(`${PORTAL}/${locale}/practice`));
      await user.page.setViewport({ width: 1600, height: 1000 });
    });

    /** Waits until a step stands so in the panel; gives the path of the fact that says so. */
    const stands = async (step: string, state: string): Promise<string> => {
      let because = '';
      await until(async () => {
        because = await panel.$eval(
          `[data-step=${step}][data-state=${state}]`,
          (it) => it.getAttribute('data-because') ?? '',
        );
        return true;
      }, `${step} is ${state}`);
      return because.replace(/:[^.]+/, '');
    };
    /** Ticks a step by hand, as one does for what no page shows. */
    const tick = async (step: string) => {
      await press(panel, `[name="step:${step}.state"]`);
      await stands(step, 'done');
    };
    const overlay = async (selector: string) => world().driver(name).overlay(user.page, selector);

    test('one’s own data go into the rehearsal, and what is decided and gathered is ticked', async () => {
      for (const [path, value] of Object.entries(OWN)) await enter(panel, `[name="${path}"]`, value);
      await until(async () => world().home.log().length === Object.keys(OWN).length, 'all facts are stored');
      await press(panel, 'button[name=rehearse]');
      await shows(panel, '[data-rehearsal=on]');
      for (const [step, path] of [
        ['eligibility', /^plan\./],
        ['country', /^(company|tenant)\.country$/],
        ['legal-profile', /^company\./],
        ['primary-contact', /^contact\./],
        ['support-contact', /^support\./],
      ] as const)
        expect(await stands(step, 'done')).toMatch(path);
      await press(panel, '[data-section=checklist] > summary');
      await tick('gather');
      await shows(panel, '[data-milestone=open] summary');
    });

    test('it signs in, associates a location PartnerID, fills the form from the dossier, and enrols', async () => {
      await user.enter(words.startCompany, COMPANY['company.legalName'] ?? '');
      await user.press(words.begin);
      await user.press(words.Welcome);
      await user.isOn(words.Welcome);
      await overlay('[data-page=welcome]');
      await user.press(words.Next);
      await user.isOn(words.signIn);
      await user.press(words.signInButton);
      await user.isOn(words.selectPartnerId);
      await user.choose('5123456');
      await overlay('[data-rule=partner-id-is-location][data-state=broken]');
      await user.choose('6234567');
      await user.press(words.Next);
      await user.isOn(words.enrollTitle);
      await press(await overlay('button[name=fill]'), 'button[name=fill]');
      await press(panel, 'button[name=confirm-fill]');
      await shows(panel, '[data-outcome=filled]');
      await until(async () => (await panel.$$('[data-outcome=filled]')).length === 14, 'the form is filled');
      expect(world().portal.state().presses).not.toContain('Enroll now');
      await user.press(words.enroll);
      await user.isOn(words.legalInfo);
      expect(await stands('enrol', 'done')).toBe('csp.verificationStatus');
      expect(await stands('verification', 'waiting')).toBe('csp.verificationStatus');
      await user.press(words.identifiers);
      expect(await stands('partner-id', 'done')).toBe('csp.associatedPartnerId');
    });

    test('a check is rejected: the appeal is the next step, and after it all is verified', async () => {
      await user.press(words.legalInfo);
      for (const event of ['email-passed', 'identity-passed', 'business-rejected']) await user.happens(event);
      expect(await stands('verify-email', 'done')).toBe('csp.emailCheck');
      expect(await stands('verify-identity', 'done')).toBe('csp.identityCheck');
      expect(await stands('verification', 'blocked')).toBe('');
      await stands('appeal', 'ready');
      await user.press(words.fixNow);
      await overlay('[data-page=account-verification][data-step=appeal]');
      await user.enter(words.documentType, 'registration');
      await user.press(words.upload);
      await stands('verification', 'waiting');
      await stands('appeal', 'not-applicable');
      await user.happens('all-passed');
      expect(await stands('verification', 'done')).toMatch(/^csp\.(verificationStatus|resellerStatus)$/);
    });

    test('the portal is explained where it explains nothing', async () => {
      world().portal.setState({ isGlobalAdmin: false });
      await user.press(words.overview);
      await overlay('[data-hint=no-banner-no-button]');
      await user.press(words.agreements);
      await overlay('[data-hint=only-membership-agreement]');
      world().portal.setState({ isGlobalAdmin: true });
      await user.press(words.users);
      await user.press(words.you);
      await user.tick(words.adminAgent);
      await user.press(words.update);
      await user.press(words.permissions);
      expect(await stands('admin-agent', 'done')).toBe('signedIn.adminAgent');
    });

    test('the agreement is accepted, and proved by banner, program info and agreements page', async () => {
      await stands('agreement', 'ready');
      await user.press(words.overview);
      await user.press(words.accept);
      expect(await stands('agreement', 'done')).toBe('csp.mpa');
      await user.press(words.agreements);
      expect(await stands('agreement-proof', 'done')).toBe('csp.mpaAcceptedOn');
    });

    test('a distributor is contacted, invites, is authorized and listed: the company can transact', async () => {
      await press(panel, 'button[name=add-distributor]');
      await enter(panel, '[name^="distributor:"][name$=".name"]', DISTRIBUTOR);
      await enter(panel, '[name^="distributor:"][name$=".state"]', 'contacted');
      await stands('distributor-invitation', 'waiting');
      await user.happens('invitation');
      await enter(panel, '[name^="distributor:"][name$=".state"]', 'invited');
      expect(await stands('distributor-invitation', 'done')).toBe('distributor.state');
      await stands('authorize', 'ready');
      await user.happens('open-invitation');
      await user.isOn(words.authorizeProvider);
      await user.tick(words.authorizeBox);
      await user.press(words.authorizeProvider);
      await user.isOn(words.providers);
      expect(await stands('provider-listed', 'done')).toBe('distributor.state');
      await stands('access-review', 'ready');
      await shows(panel, '[data-milestone=reached]');
    });

    test('what a rehearsal shows stays in its own dossier, and nobody but the user has pressed anything', async () => {
      const own = world()
        .home.log()
        .filter(({ source }) => source === 'portal');
      expect(own.length).toBeGreaterThan(10);
      await press(panel, 'button[name=end-rehearsal]');
      await shows(panel, '[data-milestone=open]');
      expect(await stands('enrol', 'blocked')).toBe('');
      expect(world().portal.state().presses).toEqual([
        'Next',
        'Sign in',
        'Next',
        'Enroll now',
        'Fix now',
        'Upload',
        'Update',
        'Accept and continue',
        'Authorize indirect provider',
      ]);
      expect(world().driver(name).log()).not.toContain('Uncaught');
    });
  });
});
