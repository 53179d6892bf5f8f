/** Who may import whom, besides itself. `zod` and the like are packages; `type:` in front allows types only. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'shared/result.ts': [],
  'shared/platform': [],
  'shared/reference': [],
  'shared/locales': [],
  'shared/fields': ['zod/mini'],
  'shared/protocol': ['zod/mini', 'shared/platform'],
  'shared/dossier': ['shared/fields', 'type:shared/protocol', 'shared/reference', 'shared/result.ts'],
  'shared/rules': ['type:shared/fields', 'type:shared/dossier', 'type:shared/protocol', 'shared/reference'],
  'shared/pages': ['type:shared/fields', 'shared/reference'],
  'shared/checklist': ['type:shared/fields', 'shared/dossier', 'type:shared/pages', 'shared/rules', 'shared/reference'],
  'shared/client': ['shared/protocol', 'shared/platform', 'shared/result.ts', 'shared/dossier'],
  'extension/identity.ts': [],
  'extension/manifest.ts': ['extension/identity.ts'],
  'extension/browser.ts': ['webextension-polyfill'],
  'extension/messages.ts': ['type:shared'],
  'extension/content': ['shared/pages', 'type:extension/messages.ts'],
  'extension/replica': [
    'dexie',
    'shared/dossier',
    'shared/platform',
    'shared/protocol',
    'shared/result.ts',
    'type:shared/client',
  ],
  'extension/background': [
    'zod/mini',
    'shared',
    'extension/replica',
    'extension/browser.ts',
    'type:extension/messages.ts',
    'type:webextension-polyfill',
  ],
  'extension/ui': ['preact', 'shared', 'extension/browser.ts', 'type:extension/messages.ts', 'type:extension/replica'],
  'extension/overlay': ['preact', 'shared', 'extension/ui', 'extension/browser.ts', 'type:extension/messages.ts'],
  ...Object.fromEntries(
    ['panel', 'popup', 'options', 'welcome'].map((page) => [
      `extension/${page}`,
      [
        'preact',
        'shared',
        'extension/ui',
        'extension/browser.ts',
        'type:extension/messages.ts',
        'extension/replica/read.ts',
        'extension/replica/database.ts',
        ...(page === 'panel' ? ['extension/replica/files.ts'] : []),
      ],
    ]),
  ),
  daemon: ['shared', 'ws', 'pg', 'zod/mini', 'node:'],
};

/** Data, not code: one line an entry, so their length says nothing. */
export const LONG_DATA = /^shared\/(locales|pages\/labels|reference)\//;
