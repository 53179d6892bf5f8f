import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../../scripts/lib/browsers.ts';
import { type Driver, enter, launch, until } from '../../e2e/harness.ts';
import { pair } from '../../e2e/world.ts';
import { type Portal, startPortal } from '../../portal/server.ts';
import type { Lab, Target } from '../lib/lab.ts';

const PORTAL = 'https://partner.microsoft.com';

/** A real browser with the built extension, paired with a real daemon, and a portal whose pages an attacker writes. */
export interface Stage {
  readonly driver: Driver;
  readonly portal: Portal;
  readonly target: Target;
  /** Opens a portal address in a new tab; the attacker's page is served there. */
  show(path: string, html: string, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** Enters facts through the side panel, as their owner does, and waits until the daemon has them. Leaves it open. */
  enterFacts(facts: Readonly<Record<string, string>>): Promise<Page>;
}

/**
 * @param isOurs - hosts besides the portal's that lead to the attacker's pages
 * @param extension - folder of the extension, where it is not the built one as it is
 */
export async function openStage(
  lab: Lab,
  name: BrowserName,
  isOurs: (host: string) => boolean = () => false,
  extension?: string,
): Promise<Stage> {
  const portal = await startPortal({ isOurs });
  lab.atEnd(() => portal.close());
  portal.setState({ delays: 'none' });
  const target = await lab.daemon(0);
  const driver = await launch(name, portal.proxyPort, extension === undefined ? {} : { extension });
  lab.atEnd(() => driver.close());
  const options = await pair(driver, target, await target.pair());
  await options.close();
  return {
    driver,
    portal,
    target,
    async show(path, html, headers = {}) {
      portal.plant(path, { html, headers });
      return driver.open(PORTAL + path);
    },
    async enterFacts(facts) {
      const panel = await driver.openOwn('panel.html', 'input[name="company.legalName"]');
      for (const [path, value] of Object.entries(facts)) await enter(panel, `[name="${path}"]`, value);
      await until(async () => (await panel.$('[data-link=connected][data-pending="0"]')) !== null, 'facts are synced');
      return panel;
    },
  };
}

/** A page of the portal by what makes it the enrolment form: its headings, its button and some fields. */
export function formPage({ body = '', head = '' }: { readonly body?: string; readonly head?: string } = {}): string {
  const field = (label: string) => `<p><label>${label} <input></label></p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title>${head}</head><body>
    <h2>Legal business profile</h2>${['Legal business name', 'Address line 1', 'City'].map(field).join('')}
    <h2>Primary contact info</h2>${['First name', 'Last name', 'Email address'].map(field).join('')}
    <button>Enroll now</button>${body}</body></html>`;
}

/** Where {@link formPage} is taken for the enrolment form. */
export const FORM_PATH = '/en-us/pcv/register/joinnow/profile';
