import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BROWSERS } from './harness.ts';

const DIST = resolve(import.meta.dirname, '../../dist');
const CONTENT_LIMIT = 35 * 1024;
const read = (name: string, file: string) => readFileSync(join(DIST, name, file), 'utf8');

interface Manifest {
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly content_security_policy: { readonly extension_pages: string };
  readonly content_scripts: readonly { readonly matches: readonly string[]; readonly all_frames: boolean }[];
}

describe.each(BROWSERS)('what is shipped for %s', (name) => {
  test(`a web page gets less than ${CONTENT_LIMIT} bytes of us, compressed`, () => {
    expect(gzipSync(read(name, 'content.js')).length).toBeLessThan(CONTENT_LIMIT);
  });

  test.each([
    ['Dexie', 'DexieError'],
    ['zod', 'invalid_type'],
  ])('%s is in the background and never in a web page', (_package, mark) => {
    expect(read(name, 'background.js')).toContain(mark);
    expect(read(name, 'content.js')).not.toContain(mark);
  });

  test.each(['background.js', 'content.js', 'pages/panel.js'])(
    '%s evaluates nothing and takes in no markup',
    (file) => {
      expect(read(name, file)).not.toMatch(/\beval\(|new Function\(|\.innerHTML\s*=/);
    },
  );

  test('it asks for what it needs and for no more', () => {
    const manifest = JSON.parse(read(name, 'manifest.json')) as Manifest;
    const panel = name === 'chromium' ? ['sidePanel'] : [];
    expect(manifest.permissions).toEqual(['storage', 'unlimitedStorage', 'alarms', ...panel]);
    const portal = ['https://partner.microsoft.com/*', 'https://partnercenter.microsoft.com/*'];
    expect(manifest.host_permissions).toEqual([...portal, 'http://127.0.0.1/*']);
    expect(manifest.content_scripts.map(({ matches, all_frames }) => [matches, all_frames])).toEqual([[portal, false]]);
    expect(manifest.content_security_policy.extension_pages).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(manifest.content_security_policy.extension_pages).not.toContain('unsafe');
  });
});
