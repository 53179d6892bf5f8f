import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'countersign-fixture-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = {
  format: 'countersign-page-1',
  host: 'partner.microsoft.com',
  path: '/dashboard/account/v3/organization/identifiers',
  hash: '',
  language: 'de',
  nodes: [
    { role: 'heading', label: 'Bezeichner' },
    { role: 'columnheader', label: 'PartnerID', row: 0 },
    { role: 'cell', column: 'PartnerID', row: 0 },
  ],
};

function fixture(capture: unknown, id: string) {
  const file = join(folder, 'captured.json');
  writeFileSync(file, typeof capture === 'string' ? capture : JSON.stringify(capture));
  const script = resolve(import.meta.dirname, '../../scripts/fixture.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, '--id', id, '--into', folder], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

test('a captured page is kept under its page and language', () => {
  const { status, said } = fixture(GOOD, 'identifiers');
  expect([status, said]).toEqual([0, `Kept as ${join(folder, 'identifiers.de.json')}.\n`]);
  expect(JSON.parse(readFileSync(join(folder, 'identifiers.de.json'), 'utf8'))).toEqual(GOOD);
});

test('it says what a recipe does not find on it, or that there is none', () => {
  const other = fixture(GOOD, 'agreements').said;
  expect(other).toContain('there is no heading "Agreements"');
  expect(other).toContain('there is no columnheader "Accepted on"');
  expect(fixture(GOOD, 'customers').said).toContain('there is no recipe customers yet');
});

test.each([
  ['a value', { nodes: [{ role: 'textbox', label: 'City', value: 'Minato' }] }, 'nodes.0: Unrecognized key: "value"'],
  ['a text', { nodes: [{ role: 'text', label: 'Hello' }] }, 'nodes.0.label: a text holds what people wrote'],
  ['a name in a row', { nodes: [{ role: 'link', label: 'Taro', row: 2 }] }, 'nodes.0.label: a link holds'],
  ['a number', { nodes: [{ role: 'heading', label: 'Order 6234567' }] }, 'nodes.0.label: could be about somebody'],
  ['an address', { nodes: [{ role: 'cell', column: 'a@b' }] }, 'nodes.0.column: could be about somebody'],
  ['an id in its path', { path: '/dashboard/3f2a1b4c-aaaa-bbbb-cccc-ddddeeeeffff' }, 'path, part 2: an id'],
  ['another format', { format: 'x' }, 'format: '],
])('a page with %s is refused, with its place', (_what, change, why) => {
  const { status, said } = fixture({ ...GOOD, language: 'fr', ...change }, 'identifiers');
  expect([status, said]).toEqual([1, expect.stringContaining(why)]);
  expect(existsSync(join(folder, 'identifiers.fr.json'))).toBe(false);
});

test('what is no JSON, and a page without a name, are refused', () => {
  expect(fixture('{', 'identifiers').status).toBe(1);
  expect(fixture(GOOD, '../evil').status).toBe(2);
});
