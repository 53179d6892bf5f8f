import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { BROWSERS } from './harness.ts';
import { useWorld } from './world.ts';

const ENTRY = resolve(import.meta.dirname, '../shared/protocol/check-vectors.ts');
const VECTORS = readFileSync(join(import.meta.dirname, '../fixtures/cs1-vectors.json'), 'utf8');

/** The check and the protocol's own code as one script, for a page without modules of ours. */
async function checkScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['iife'], name: 'known' } },
  });
  const [chunk] = [built].flat().flatMap((it) => ('output' in it ? it.output : []));
  if (chunk?.type !== 'chunk') throw new Error('The check was not built.');
  return chunk.code;
}

describe.each(BROWSERS)('known answers of cs1 in %s', (name) => {
  const world = useWorld([name]);

  test("the browser's own cryptography gives them, in a page of the extension", async () => {
    const page = await world().driver(name).openOwn('popup.html');
    const script = await checkScript();
    const check = async (vectors: string) =>
      page.evaluate(`(() => { ${script}; return known.checkVectors(crypto, ${vectors}); })()`);
    expect(await check(VECTORS)).toEqual([]);
    const { connect } = JSON.parse(VECTORS) as { readonly connect: { readonly md: string } };
    const altered = VECTORS.replaceAll(connect.md, `${connect.md.startsWith('A') ? 'B' : 'A'}${connect.md.slice(1)}`);
    expect(await check(altered)).toContain('connect md');
    await page.close();
  });
});
