import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { GECKO_ID } from '../../extension/identity.ts';
import { type BrowserName, findBrowser, openBrowser } from '../../scripts/lib/browsers.ts';
import type { PageFigures } from './page/content.ts';
import { largePage } from './page/large-page.ts';
import { freePort } from './sync/server.ts';

/** What our content script costs a large portal page: once, and while the page changes very often. */
const ELEMENTS = 5_000;
const PATH = '/ja-jp/dashboard/account/v3/organization/legalinfo';
const BOUNDS = { once: 16, burst: 50 } as const;
const HOME = resolve(import.meta.dirname, '../../test-results/bench');

/** An extension whose content script is the bench: it runs in the world that ours runs in. */
async function buildExtension(): Promise<string> {
  const outDir = join(HOME, 'page-extension');
  const entry = resolve(import.meta.dirname, 'page/content.ts');
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      lib: { entry, formats: ['iife'], name: 'bench', fileName: () => 'content.js' },
    },
  });
  const manifest = {
    manifest_version: 3,
    name: 'Countersign bench',
    version: '1',
    host_permissions: ['http://127.0.0.1/*'],
    content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['content.js'] }],
    browser_specific_settings: { gecko: { id: GECKO_ID } },
  };
  writeFileSync(join(outDir, 'manifest.json'), JSON.stringify(manifest));
  return outDir;
}

async function measure(name: BrowserName, extension: string, url: string): Promise<PageFigures> {
  const executable = findBrowser(name);
  if (executable === null) throw new Error(`${name} is not installed`);
  const profile = mkdtempSync(join(HOME, `${name}-`));
  const browser = await openBrowser(name, { executable, extension, profile, proxyPort: null, isHeadless: true });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => document.documentElement.dataset['figures'] !== undefined, { timeout: 60_000 });
    const said = await page.evaluate(() => document.documentElement.dataset['figures'] ?? '');
    return JSON.parse(said) as PageFigures;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

mkdirSync(HOME, { recursive: true });
const extension = await buildExtension();
const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(largePage(ELEMENTS)));
const port = await freePort();
await new Promise<void>((up) => server.listen(port, '127.0.0.1', up));
let isGood = true;
console.log(
  `browser   elements  page        facts  look (< ${BOUNDS.once} ms)  10,000 mutations (< ${BOUNDS.burst} ms)`,
);
for (const name of ['chromium', 'firefox'] as const) {
  const { page, facts, elements, once, burst } = await measure(name, extension, `http://127.0.0.1:${port}${PATH}`);
  isGood &&= page === 'legal-info' && facts > 0 && once < BOUNDS.once && burst < BOUNDS.burst;
  const cells = [name.padEnd(9), String(elements).padEnd(9), (page ?? '-').padEnd(11), String(facts).padEnd(6)];
  console.log([...cells, once.toFixed(1).padEnd(15), burst.toFixed(1)].join(' '));
}
server.close();
process.exitCode = isGood ? 0 : 1;
