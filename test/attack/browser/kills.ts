import type { BrowserName } from '../../../scripts/lib/browsers.ts';
import { BROWSERS, type Driver, launch, until } from '../../e2e/harness.ts';
import { type Home, pair, startHome } from '../../e2e/world.ts';
import { pause, randomFrom } from '../../faults/campaign.ts';
import { startPortal } from '../../portal/server.ts';
import { type Attack, type Tally, tally } from '../lib/attack.ts';
import type { Lab } from '../lib/lab.ts';
import { inBothBrowsers } from './both.ts';
import { differences, startCommits } from './commits.ts';

/** Everything is sent again and taken within this time after the last kill, in milliseconds. */
const SETTLED_MS = 60_000;

/** Kills one of the two at a moment that cannot be foreseen. */
type Kill = (driver: Driver, home: Home, random: () => number) => Promise<void>;

const killBackground: Kill = async (driver, _home, random) => {
  await pause(random() * 400);
  // While it is just starting there is nothing to be killed yet.
  await until(async () => driver.killBackground().then(() => true), `the background of ${driver.name} is killed`);
};

const killDaemon: Kill = async (_driver, home, random) => {
  await pause(random() * 700);
  await home.stop('SIGKILL');
  await pause(random() * 100);
  await home.start();
};

async function campaign(
  lab: Lab,
  figures: Tally,
  { name, kills, kill, what }: { readonly name: BrowserName; readonly kills: number; kill: Kill; what: string },
): Promise<void> {
  const seed = Number(process.env['COUNTERSIGN_SEED'] ?? Date.now() % 2 ** 31);
  console.error(`${what} with ${name}: seed ${seed}`);
  const random = randomFrom(seed);
  const portal = await startPortal();
  lab.atEnd(() => portal.close());
  const home = await startHome();
  lab.atEnd(() => home.clear());
  const driver = await launch(name, portal.proxyPort);
  lab.atEnd(() => driver.close());
  const options = await pair(driver, home, home.daemon().code ?? '');
  await options.close();
  const panel = await driver.openOwn('panel.html', '[data-link=connected]');
  const commits = await startCommits(panel, name);
  // On a slow machine few edits are kept between two kills: then it is killed more often.
  for (let at = 0; at < kills || (at < 3 * kills && (await commits.count()) < kills); at++) {
    await kill(driver, home, random);
    figures.holds(true, '');
  }
  await pause(200);
  const { asked, kept } = await commits.end();
  const isSettled = until(
    async () => (await panel.$('[data-link=connected][data-pending="0"]')) !== null,
    'everything is sent',
    SETTLED_MS,
  );
  await isSettled.catch((problem: unknown) => figures.holds(false, `${name}, seed ${seed}: ${String(problem)}`));
  const { lost, doubled } = differences(kept, home.log());
  console.error(`  ${asked.length} edits, ${kept.length} kept, ${lost.length} lost, ${doubled.length} doubled`);
  for (const value of lost) figures.holds(false, `seed ${seed}: ${value} was kept, and is lost`);
  for (const value of doubled) figures.holds(false, `seed ${seed}: ${value} is there twice`);
  if (kept.length < kills) figures.holds(false, `seed ${seed}: only ${kept.length} edits were kept`);
}

const killing = (name: string, kill: Kill): Attack => ({
  name,
  threat: 'T36',
  cases: 200,
  quick: 200,
  async run(lab, cases) {
    const figures = tally();
    const kills = Math.ceil(cases / BROWSERS.length);
    await inBothBrowsers(async (browser) => campaign(lab, figures, { name: browser, kills, kill, what: name }));
    return figures;
  },
});

/** What dies at any moment while people work. */
export const killAttacks: readonly Attack[] = [
  killing('kills of the background', killBackground),
  killing('kills of the daemon', killDaemon),
];
