import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PAGES } from '../shared/pages/index.ts';
import { RULES } from '../shared/rules/index.ts';
import { STEPS } from '../shared/checklist/steps.ts';
import { FIELDS } from '../shared/fields/index.ts';
import { en } from '../shared/locales/en.ts';
import { LONG_DATA, MAY_IMPORT } from './architecture-table.ts';

const ROOT = join(import.meta.dirname, '..');
const PATTERNS = ['shared', 'extension', 'daemon'].map((room) => `${room}/**/*.{ts,tsx}`);
const FILES = globSync(PATTERNS, { cwd: ROOT }).filter((file) => !file.endsWith('.d.ts'));
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const IMPORT = /^(import|export)\s+(type\s+)?([^'"]*?)\s*from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gms;

interface Import {
  readonly target: string;
  readonly isTypeOnly: boolean;
}

function importsOf(file: string): readonly Import[] {
  return [...textOf(file).matchAll(IMPORT)].map(([, , type, names = '', from, bare, dynamic]) => {
    const source = from ?? bare ?? dynamic ?? '';
    const target = source.startsWith('.') ? normalize(join(dirname(file), source)) : source;
    const each =
      /^\{(.*)\}$/s
        .exec(names.trim())?.[1]
        ?.split(',')
        .filter((name) => name.trim() !== '') ?? [];
    const isTypeOnly = type !== undefined || (each.length > 0 && each.every((name) => name.trim().startsWith('type ')));
    return { target, isTypeOnly };
  });
}

/** The longest entry of the table that a path is in. */
function roomOf(file: string): string | undefined {
  const rooms = Object.keys(MAY_IMPORT).filter((room) => file === room || file.startsWith(`${room}/`));
  return rooms.toSorted((a, b) => b.length - a.length)[0];
}

function isAllowed(room: string, { target, isTypeOnly }: Import): boolean {
  if (target === room || target.startsWith(`${room}/`)) return true;
  return (MAY_IMPORT[room] ?? []).some((rule) => {
    const of = rule.replace(/^type:/, '');
    const fits = target === of || target.startsWith(`${of}/`) || (of.endsWith(':') && target.startsWith(of));
    return fits && (isTypeOnly || !rule.startsWith('type:'));
  });
}

test('every file is in a room of the table', () => {
  expect(FILES.length).toBeGreaterThan(80);
  expect(FILES.filter((file) => roomOf(file) === undefined)).toEqual([]);
});

test('imports keep to the table', () => {
  const forbidden = FILES.flatMap((file) =>
    importsOf(file)
      .filter((it) => !isAllowed(roomOf(file) ?? '', it))
      .map(({ target, isTypeOnly }) => `${file} imports ${isTypeOnly ? 'types of ' : ''}${target}`),
  );
  expect(forbidden).toEqual([]);
});

test.each([
  ['shared/rules', 'extension/messages.ts', true, false],
  ['extension/content', 'shared/fields/path.ts', false, false],
  ['extension/panel', 'extension/replica/write.ts', false, false],
  ['daemon', 'extension/identity.ts', false, false],
  ['daemon', 'node:fs', false, true],
])('the table is read rightly: %s importing %s', (room, target, isTypeOnly, expected) => {
  expect(isAllowed(room, { target, isTypeOnly })).toBe(expected);
});

test('only the write side of the replica and the background write to it', () => {
  const writers = FILES.filter((file) => importsOf(file).some(({ target }) => target === 'extension/replica/write.ts'));
  expect(writers.map((file) => dirname(file)).filter((room) => room !== 'extension/background')).toEqual([]);
});

test('no file does more than fits in 250 lines, but for data', () => {
  const long = FILES.filter((file) => !LONG_DATA.test(file) && textOf(file).split('\n').length > 250);
  expect(long).toEqual([]);
});

test('every export says what it means', () => {
  const silent = FILES.filter((file) => !file.endsWith('index.ts')).flatMap((file) =>
    [
      ...textOf(file).matchAll(
        /(^|\n)([^\n]*)\n(export (?:async )?(?:const|function|class|interface|type|default) ?\w*)/g,
      ),
    ]
      .filter(([, , before = '']) => !/\*\/\s*$/.test(before))
      .map(([, , , what = '']) => `${file}: ${what}`),
  );
  expect(silent.filter((it) => !/: export (type \w+|default)$/.test(it))).toEqual([]);
});

describe('lists are complete, and names are those of their files', () => {
  test.each([
    ['shared/rules', RULES.map(({ id }) => id), ['rule', 'index', 'evaluate']],
    [
      'shared/pages',
      PAGES.map(({ id }) => id),
      ['index', 'recipe', 'recipe-of', 'recognise', 'read', 'asked', 'find', 'labels', 'snapshot'],
    ],
  ])('%s', (room, ids, engine) => {
    const names = globSync(`${room}/*.ts`, { cwd: ROOT }).map((file) => basename(file, '.ts'));
    expect(new Set(names.filter((name) => !engine.includes(name)))).toEqual(new Set(ids));
  });
});

test('every rule, page and step has a source and the day it was read', () => {
  const all = [...RULES, ...PAGES, ...STEPS];
  const undated = all.filter(
    ({ source }) =>
      !/^https:\/\/(learn|partner)\.microsoft\.com\//.test(source.url) || !/^20\d\d-\d\d-\d\d$/.test(source.checked),
  );
  expect(undated.map(({ id }) => id)).toEqual([]);
});

test('every step is done on a page that is known, after steps that come before it', () => {
  const pages = new Set(PAGES.map(({ id }) => id));
  expect(STEPS.filter(({ page }) => !pages.has(page)).map(({ id }) => id)).toEqual([]);
  STEPS.forEach(({ after }, at) => {
    for (const earlier of after) expect(STEPS.findIndex(({ id }) => id === earlier)).toBeLessThan(at);
  });
});

test('every field and step has its words', () => {
  const wanted = [...Object.keys(FIELDS).map((key) => `field.${key}`), ...STEPS.map(({ id }) => `step.${id}`)];
  expect(wanted.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
});

test('the protocol is the one that its lock was made for', () => {
  const files = globSync('shared/protocol/*.ts', { cwd: ROOT }).toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n${textOf(file)}\n`);
  const lock = JSON.parse(textOf('test/fixtures/protocol-lock.json')) as {
    readonly version: number;
    readonly hash: string;
  };
  expect(
    hash.digest('hex'),
    'shared/protocol changed. If released clients can no longer talk to it, raise the version in handshake.ts and in the lock; then write this hash into test/fixtures/protocol-lock.json.',
  ).toBe(lock.hash);
});
