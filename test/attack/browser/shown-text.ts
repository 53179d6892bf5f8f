import type { Page } from 'puppeteer-core';
import { pair } from '../../../shared/client/connect.ts';
import { foldPairingCode } from '../../../shared/protocol/pairing-code.ts';
import { BROWSERS, press, until } from '../../e2e/harness.ts';
import { type Attack, type Tally, spread, tally } from '../lib/attack.ts';
import { type Session, dial, meeting, session } from '../lib/client.ts';
import { lacksNaughtyStrings, naughtyStrings } from '../lib/corpora.ts';
import { goodChange } from '../messages.ts';
import { inBothBrowsers } from './both.ts';
import { type Hazards, OWN_HOSTS, injected, watchFor } from './hazards.ts';
import { hostileTexts } from './hostile-text.ts';
import { FORM_PATH, type Stage, formPage, openStage } from './stage.ts';

/** Fields of the panel that take any text of one line. */
const PATHS = [
  'company.legalName',
  'company.addressLine1',
  'company.addressLine2',
  'company.city',
  'company.state',
  'contact.firstName',
  'contact.lastName',
];
/** How many files a push tells of, and how many dossiers are made. */
const AT_ONCE = 33;
const DOSSIERS = 60;
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u;
const LEGAL_PATH = '/en-us/pcv/accountsettings/partnerprofile';

const legalPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title></head><body>
  <h2>Legal business profile</h2><div role="tab" aria-selected="true">Reseller</div>
  <dl><dt>Verification status</dt><dd>Authorized</dd><dt>Legal business name</dt><dd id="name">Contoso</dd></dl>
  </body></html>`;

/** A teammate, who may say anything that the protocol takes. */
async function teammate({ target }: Stage): Promise<Session> {
  const code = foldPairingCode(await target.pair()) ?? '';
  const wire = await dial(target.port);
  const paired = wire === null ? null : await pair(wire, meeting(target.port), code, 'teammate');
  wire?.close();
  const come = paired?.ok === true ? await session(target.port, paired.value) : null;
  if (come === null) throw new Error('the teammate is not let in');
  return come;
}

const wait = async (isSo: () => Promise<boolean>, patience = 15_000) =>
  until(isSo, '', patience).then(
    () => true,
    () => false,
  );

/** Fields, rivals with their authors, and what the portal shows, in the panel. */
async function inFields(panel: Page, come: Session, figures: Tally, texts: readonly string[]): Promise<void> {
  const storable = texts.filter((text) => ONE_LINE.test(text));
  for (let from = 0; from < storable.length; from += PATHS.length) {
    const wanted = PATHS.flatMap((path, at) => {
      const text = storable[from + at];
      return text === undefined ? [] : [{ path, text }];
    });
    const changes = wanted.flatMap(({ path, text }) => [
      goodChange({ path, value: text, author: text, seen: 1_000_000 }),
      goodChange({ path, value: `${text} `, device: crypto.randomUUID(), seen: 0 }),
      goodChange({ path, value: text, source: 'portal' }),
    ]);
    come.say({ type: 'push', dossier: come.dossier, changes });
    if ((await come.hear('changes')) === null) throw new Error('the daemon did not take the texts');
    for (const { path, text } of wanted) {
      const isShown = async () =>
        panel.evaluate(
          (name, value) => {
            const input = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
            const rival = document.querySelector(`[data-rival="${name}"]`)?.textContent ?? '';
            const portal = document.querySelector(`[data-portal="${name}"]`)?.textContent ?? '';
            return input?.value === `${value} ` && rival.split(value).length > 2 && portal.includes(value);
          },
          path,
          text,
        );
      figures.holds(await wait(isShown), `the panel does not show ${JSON.stringify(text)} as it is`);
    }
  }
}

/** Names of evidence files, and of some other dossiers: last, since a panel with hundreds of them is slow. */
async function inLists(panel: Page, come: Session, figures: Tally, texts: readonly string[]): Promise<void> {
  const storable = texts.filter((text) => ONE_LINE.test(text));
  const files = storable.map((text, at) => ({ text, hash: at.toString(16).padStart(64, '0') }));
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const changes = files
      .slice(from, from + AT_ONCE)
      .flatMap(({ text, hash }) => [
        goodChange({ path: `evidence:${hash.slice(-8)}.name`, value: text }),
        goodChange({ path: `evidence:${hash.slice(-8)}.hash`, value: hash }),
        goodChange({ path: `evidence:${hash.slice(-8)}.size`, value: '1' }),
      ]);
    come.say({ type: 'push', dossier: come.dossier, changes });
    await come.hear('changes');
  }
  const names = spread(storable, DOSSIERS);
  for (const text of names) {
    const dossier = crypto.randomUUID();
    come.say({ type: 'create', dossier });
    await come.hear('dossiers');
    come.say({ type: 'push', dossier, changes: [goodChange({ path: 'company.legalName', value: text })] });
    await come.hear('changes');
  }
  // The list is told anew to everyone when a dossier is made.
  come.say({ type: 'create', dossier: crypto.randomUUID() });
  await come.hear('dossiers');
  const inFiles = async (hash: string) => panel.$eval(`[data-file="${hash}"] p`, (it) => it.textContent);
  const last = files.at(-1);
  if (last !== undefined) await wait(async () => (await inFiles(last.hash)) === last.text, 30_000);
  await wait(async () => (await panel.$$('[name=dossier] option')).length > names.length, 30_000);
  const options = await panel.$$eval('[name=dossier] option', (all) => all.map((it) => it.textContent));
  for (const { text, hash } of files) {
    const shown = await inFiles(hash).catch(() => '(none)');
    figures.holds(shown === text, `as a file, ${JSON.stringify(text)} is shown as ${JSON.stringify(shown)}`);
  }
  for (const text of names) figures.holds(options.includes(text), `no dossier is called ${JSON.stringify(text)}`);
}

/** As people see it: white space is one blank. */
const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What the portal shows, in the overlay's verdict. */
async function inOverlay(stage: Stage, hazards: Hazards, figures: Tally, texts: readonly string[]): Promise<void> {
  const page = await stage.show(LEGAL_PATH, legalPage);
  watchFor(page, hazards);
  const overlay = await stage.driver.overlay(page, '[data-page="legal-info"]');
  for (const text of texts.filter((it) => folded(it) !== '')) {
    await page.$eval('#name', (it, value) => void (it.textContent = value), text);
    const isShown = async () =>
      overlay.evaluate(
        (value) =>
          document.querySelector('[data-rule=legal-name-as-on-portal]')?.textContent.includes(`“${value}”`) === true,
        folded(text),
      );
    figures.holds(await wait(isShown), `the overlay does not show ${JSON.stringify(text)} as it is`);
  }
  const strange = await injected(overlay);
  figures.holds(strange === '', `the overlay has ${strange}`);
  // Put into a page as markup, these strings do their work.
  await page.evaluate(() => void (document.body.innerHTML = '<img src=x onerror="globalThis.xss=1">'));
  if (!(await wait(async () => (await injected(page)).includes('xss'))))
    figures.holds(false, 'the strings are harmless');
  await page.close();
}

/** What stands in the portal's fields and lists, in the preview of a fill. */
async function inPreview(stage: Stage, panel: Page, figures: Tally, texts: readonly string[]): Promise<void> {
  const select = '<p><label>Country/region <select><option value="x">x</option></select></label></p>';
  const html = formPage().replace('<h2>Primary', `${select}<h2>Primary`);
  const page = await stage.show(FORM_PATH, html);
  await press(panel, 'button[name=preview]');
  const fields = PATHS.filter((path) => path !== 'company.addressLine2' && path !== 'company.state');
  for (let from = 0; from < texts.length; from += fields.length) {
    const given = fields.flatMap((path, at) =>
      texts[from + at] === undefined ? [] : [{ path, text: texts[from + at] ?? '' }],
    );
    await page.evaluate(
      (values) => {
        const inputs = [...document.querySelectorAll('input')];
        values.forEach((value, at) => {
          const input = inputs[at];
          if (input === undefined) return;
          input.value = value;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        });
      },
      given.map(({ text }) => text),
    );
    for (const { path, text } of given) {
      const value = text.replace(/[\r\n]/g, '');
      if (value === '') continue;
      const isShown = async () =>
        panel.evaluate(
          (name, wanted) => document.querySelector(`[data-field="${name}"] td`)?.textContent === wanted,
          path,
          value,
        );
      figures.holds(await wait(isShown), `the preview does not show ${JSON.stringify(text)} as it is`);
    }
  }
  await page.close();
}

async function attack(stage: Stage, figures: Tally, texts: readonly string[]): Promise<void> {
  const { driver, portal } = stage;
  const hazards: Hazards = { dialogs: [], requests: [] };
  const panel = await driver.openOwn('panel.html', '[data-link=connected]');
  watchFor(panel, hazards);
  const come = await teammate(stage);
  const before = new Set(portal.asked);
  await inFields(panel, come, figures, texts);
  const plain = PATHS.map((path) => goodChange({ path, value: 'Plain', seen: 1_000_000 }));
  come.say({ type: 'push', dossier: come.dossier, changes: plain });
  await come.hear('changes');
  await inPreview(stage, panel, figures, texts);
  await inOverlay(stage, hazards, figures, texts);
  await inLists(panel, come, figures, texts);
  const strange = await injected(panel);
  figures.holds(strange === '', `${driver.name}: the panel has ${strange}`);
  const asked = portal.asked.filter((host) => !before.has(host) && !OWN_HOSTS.test(host));
  figures.holds(hazards.dialogs.length === 0, `${driver.name}: dialogs ${hazards.dialogs.join()}`);
  figures.holds(
    hazards.requests.length + asked.length === 0,
    `${driver.name}: ${[...hazards.requests, ...asked].join()}`,
  );
  come.wire.close();
}

const shownText: Attack = {
  name: 'hostile text in every display',
  threat: 'T33 T47',
  cases: 1_090,
  quick: 24,
  lacks: lacksNaughtyStrings,
  async run(lab, cases) {
    const figures = tally();
    const texts = spread(hostileTexts(naughtyStrings()), Math.ceil(cases / BROWSERS.length));
    await inBothBrowsers(async (name) => attack(await openStage(lab, name), figures, texts));
    return figures;
  },
};

/** What text can try that is shown in our pages. */
export const shownTextAttacks: readonly Attack[] = [shownText];
