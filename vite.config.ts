import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { EnvironmentOptions, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { type Browser, manifest } from './extension/manifest.ts';
import { LANGUAGES, message } from './shared/locales/index.ts';

const at = (path: string) => resolve(import.meta.dirname, path);
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };

const TARGETS = { chromium: 'chrome130', firefox: 'firefox142' } as const;
const PAGES = ['panel', 'popup', 'options', 'overlay', 'welcome'];

/** Writes manifest.json, and the browsers' `_locales/` from our own. */
const emitManifest: Plugin = {
  name: 'countersign-manifest',
  applyToEnvironment: ({ name }) => name.endsWith('Pages'),
  generateBundle() {
    const browser = this.environment.name.replace('Pages', '') as Browser;
    const json = (fileName: string, content: object) =>
      this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify(content, null, 2)}\n` });
    json('manifest.json', manifest(browser, version));
    for (const language of LANGUAGES) {
      const names = ['name', 'description'] as const;
      const messages = names.map((name) => [name, { message: message(language, `manifest.${name}`) }]);
      json(`_locales/${language.replace('-', '_')}/messages.json`, Object.fromEntries(messages));
    }
  },
};

/** Preact's only use of innerHTML is a property we never set: without it no markup can be injected by mistake. */
const noInnerHtml: Plugin = {
  name: 'countersign-no-inner-html',
  transform: {
    filter: { id: /\/preact\/dist\// },
    handler: (code) => ({ code: code.replace(/\w+\.innerHTML=\w+\.__html/, 'void 0'), map: null }),
  },
};

/** The daemon never speaks TLS; what `ws` would load for it costs 3 MB of memory. */
const noTls: Plugin = {
  name: 'countersign-no-tls',
  applyToEnvironment: ({ name }) => name === 'daemon',
  transform: {
    filter: { id: /\/ws\/lib\/websocket\.js$/ },
    handler: (code) => ({ code: code.replace(/require\('(https|tls)'\)/g, '{}'), map: null }),
  },
};

function environments(): Record<string, EnvironmentOptions> {
  const shared = { emptyOutDir: false, modulePreload: false, copyPublicDir: false } as const;
  const all: Record<string, EnvironmentOptions> = {
    daemon: {
      consumer: 'server',
      define: { __VERSION__: JSON.stringify(version) },
      resolve: { noExternal: true },
      build: {
        ...shared,
        outDir: at('dist/daemon'),
        ssr: true,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          platform: 'node',
          input: at('daemon/main.ts'),
          // What only a team needs is a file of its own, so that nobody else loads it.
          output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: '[name].js' },
        },
      },
    },
  };
  if (existsSync(at('test/portal/app/index.html'))) {
    all['portal'] = {
      consumer: 'client',
      build: {
        ...shared,
        outDir: at('dist/portal'),
        rolldownOptions: { input: at('test/portal/app/index.html') },
      },
    };
  }
  for (const [browser, target] of Object.entries(TARGETS)) {
    const define = {
      __BROWSER__: JSON.stringify(browser),
      __VERSION__: JSON.stringify(version),
      'process.env.NODE_ENV': '"production"',
    };
    const build = { ...shared, outDir: at(`dist/${browser}`), target };
    const script = (file: string, name: string, format: 'es' | 'iife'): EnvironmentOptions => ({
      consumer: 'client',
      define,
      build: {
        ...build,
        rolldownOptions: {
          input: at(file),
          output: { format, name, entryFileNames: `${name}.js`, codeSplitting: false },
        },
      },
    });
    all[`${browser}Pages`] = {
      consumer: 'client',
      define,
      build: {
        ...build,
        copyPublicDir: true,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: PAGES.map((page) => at(`extension/${page}/${page}.html`)),
          output: {
            entryFileNames: 'pages/[name].js',
            chunkFileNames: 'pages/[name].js',
            assetFileNames: 'pages/[name][extname]',
          },
        },
      },
    };
    all[`${browser}Background`] = script('extension/background/index.ts', 'background', 'es');
    all[`${browser}Content`] = script('extension/content/index.ts', 'content', 'iife');
  }
  return all;
}

/** Pages lie at the root of what is built, whatever folder their source is in. */
const pagesAtRoot: Plugin = {
  name: 'countersign-pages-at-root',
  applyToEnvironment: ({ name }) => name.endsWith('Pages') || name === 'portal',
  enforce: 'post',
  generateBundle(_options, bundle) {
    // The practice portal serves one page for every route, so its files need an address from the root.
    const root = this.environment.name === 'portal' ? '/' : '';
    for (const file of Object.values(bundle)) {
      const page = /^(?:.*\/)?([^/]+\.html)$/.exec(file.fileName)?.[1];
      if (page === undefined || file.type !== 'asset') continue;
      file.fileName = page;
      file.source = String(file.source).replace(/(src|href)="(?:\.\.\/)+/g, `$1="${root}`);
    }
  },
};

export default defineConfig(() => {
  if (process.env['VITEST'] !== undefined)
    return {
      test: { projects: testProjects(), maxWorkers: availableParallelism() },
      define: { __BROWSER__: '"chromium"', __VERSION__: '"test"' },
    };
  const all = environments();
  return {
    root: at('.'),
    publicDir: at('extension/public'),
    base: './',
    oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
    plugins: [emitManifest, noInnerHtml, noTls, pagesAtRoot],
    environments: all,
    builder: {
      async buildApp(builder) {
        rmSync(at('dist'), { recursive: true, force: true }); // once: environments share folders
        for (const name of Object.keys(all)) {
          const environment = builder.environments[name];
          if (environment !== undefined) await builder.build(environment);
        }
      },
    },
  };
});

/** Tests with real daemon processes: too long for the everyday loop. */
const PROCESSES = [
  'test/daemon/*.test.ts',
  'test/daemon/client/*.test.ts',
  'test/extension/background/{link,link-*,other-side,version-skew,pair}.test.ts',
];

function testProjects() {
  const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };
  return [
    {
      ...jsx,
      extends: true as const,
      test: {
        name: 'unit',
        pool: 'threads' as const,
        include: ['test/**/*.test.{ts,tsx}'],
        exclude: ['test/e2e/**', 'test/bench/**', 'test/team/**', 'test/attack/**', ...PROCESSES],
        environment: 'node',
        // A busy machine is no fault: what takes long is said by the benches.
        testTimeout: 30_000,
        restoreMocks: true,
      },
    },
    {
      extends: true as const,
      test: {
        name: 'daemon',
        include: PROCESSES,
        environment: 'node',
        fileParallelism: false,
        testTimeout: 30_000,
        restoreMocks: true,
      },
    },
    {
      extends: true as const,
      test: {
        name: 'team',
        include: ['test/team/**/*.test.ts'],
        environment: 'node',
        testTimeout: 60_000,
        hookTimeout: 60_000,
        fileParallelism: false,
      },
    },
    {
      extends: true as const,
      test: {
        name: 'attack',
        include: ['test/attack/**/*.test.ts'],
        environment: 'node',
        testTimeout: 120_000,
        fileParallelism: false,
      },
    },
    {
      extends: true as const,
      test: {
        name: 'e2e',
        include: ['test/e2e/**/*.test.ts'],
        environment: 'node',
        testTimeout: 60_000,
        hookTimeout: 90_000,
        fileParallelism: false,
        globalSetup: ['test/e2e/global-setup.ts'],
      },
    },
  ];
}
