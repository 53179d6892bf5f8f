import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PAGES } from '../shared/pages/index.ts';
import { RULES } from '../shared/rules/index.ts';
import { STEPS } from '../shared/checklist/steps.ts';
import { FIELDS } from '../shared/fields/index.ts';
import { en } from '../shared/locales/en.ts';
import { hello } from '../shared/protocol/handshake.ts';
import { LONG_DATA, MAY_IMPORT } from './architecture-table.ts';

const ROOT = join(import.meta.dirname, '..');
const PATTERNS = ['shared', 'extension', 'daemon'].map((room) => `${room}/**/*.{ts,tsx}`);
const FILES = globSync(PATTERNS, { cwd: ROOT }).filter((file) => !file.endsWith('.d.ts'));
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const CLAUSE = String.raw`(?:\w+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+\w+)?)?`;
const STATEMENT = new RegExp(
  String.raw`^(?:import|export)\s+(type\s+)?(?!type\s)(${CLAUSE})\s*from\s+(['"])(.+?)\3`,
  'gm',
);
const BARE = /^import\s+(['"])(.+?)\1/gm;
const DYNAMIC = /\bimport\(\s*(?:(['"`])([^'"`$]+)\1|([^)]*))/g;

interface Import {
  /** A path below the project, or a package. */
  readonly target: string;
  readonly isTypeOnly: boolean;
}

function importsIn(source: string, folder: string): readonly Import[] {
  const resolve = (target = '') => (target.startsWith('.') ? normalize(join(folder, target)) : target);
  const statements = [...source.matchAll(STATEMENT)].map(([, type, clause = '', , target]) => ({
    target: resolve(target),
    isTypeOnly: type !== undefined || hasOnlyTypes(clause),
  }));
  const loads = [...source.matchAll(BARE), ...source.matchAll(DYNAMIC)];
  return [
    ...statements,
    ...loads.map(([, , target, computed]) => ({ target: resolve(target ?? computed), isTypeOnly: false })),
  ];
}

function hasOnlyTypes(clause: string): boolean {
  const names =
    /^\{(.*)\}\s*$/s
      .exec(clause)?.[1]
      ?.split(',')
      .filter((name) => name.trim() !== '') ?? [];
  return names.length > 0 && names.every((name) => name.trim().startsWith('type '));
}

const importsOf = (file: string) => importsIn(textOf(file), dirname(file));

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

test.each<[string, readonly Import[]]>([
  ["import { a } from './a.ts';", [{ target: 'shared/x/a.ts', isTypeOnly: false }]],
  ["import type { A } from '../a.ts';", [{ target: 'shared/a.ts', isTypeOnly: true }]],
  ["import { type A, type B } from 'zod/mini';", [{ target: 'zod/mini', isTypeOnly: true }]],
  ["import {\n  type A,\n  b,\n} from 'dexie';", [{ target: 'dexie', isTypeOnly: false }]],
  ["import all, { type A } from 'ws';", [{ target: 'ws', isTypeOnly: false }]],
  ["import * as z from 'zod/mini';", [{ target: 'zod/mini', isTypeOnly: false }]],
  ["export * from './a.ts';", [{ target: 'shared/x/a.ts', isTypeOnly: false }]],
  ["export type { A } from './a.ts';", [{ target: 'shared/x/a.ts', isTypeOnly: true }]],
  ["import './a.css';", [{ target: 'shared/x/a.css', isTypeOnly: false }]],
  ["const a = await import('./a.ts');", [{ target: 'shared/x/a.ts', isTypeOnly: false }]],
  ['const a = await import(path);', [{ target: 'path', isTypeOnly: false }]],
  ["export const a = 1;\nimport type { B } from './b.ts';", [{ target: 'shared/x/b.ts', isTypeOnly: true }]],
  ["export const from = (text: string) => Array.from('ab');", []],
])('imports are read rightly: %j', (source, expected) => {
  expect(importsIn(source, 'shared/x')).toEqual(expected);
});

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
  ['extension/content', 'zod/mini', true, false],
  ['extension/content', 'dexie', false, false],
  ['extension/content', 'extension/messages.ts', false, false],
  ['extension/content', 'extension/messages.ts', true, true],
  ['shared/pages', 'shared/fields/path.ts', false, false],
  ['shared/rules', 'shared/dossier/values.ts', false, false],
  ['shared/dossier', 'node:fs', false, false],
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

const EXPORT =
  /(?:^|(.*)\n)(export (?:default\b|(?:async |abstract )?(?:const|function|class|interface|type|enum) \w+))/g;
/** The type of a schema that stands right above it, and is explained there. */
const INFERRED = /^export type (\w+) = (?:z\.infer<|\(typeof \w+\))/gm;

function unexplained(source: string): readonly string[] {
  const inferred = new Set([...source.matchAll(INFERRED)].map(([, name]) => `export type ${name}`));
  return [...source.matchAll(EXPORT)]
    .filter(([, before = '', what = '']) => !/\*\/\s*$/.test(before) && !inferred.has(what))
    .map(([, , what = '']) => what);
}

test.each<[string, readonly string[]]>([
  ['/** A number. */\nexport const a = 1;', []],
  ['export const a = 1;', ['export const a']],
  ['// A number.\nexport const a = 1;', ['export const a']],
  ['/** A number. */\nexport const a = 1;\nexport default a;', ['export default']],
  ['/** A list. */\nexport const all = [1] as const;\nexport type One = (typeof all)[number];', []],
])('explanations are read rightly: %j', (source, expected) => {
  expect(unexplained(source)).toEqual(expected);
});

test('every export says what it means', () => {
  expect(FILES.flatMap((file) => unexplained(textOf(file)).map((what) => `${file}: ${what}`))).toEqual([]);
});

describe('lists are complete, and names are those of their files', () => {
  test.each([
    ['shared/rules', RULES.map(({ id }) => id), ['rule', 'index', 'evaluate']],
    [
      'shared/pages',
      PAGES.map(({ id }) => id),
      [
        'index',
        'portal',
        'recipe',
        'recipe-of',
        'recognise',
        'read',
        'asked',
        'find',
        'labels',
        'snapshot',
        'hints',
        'hints-on',
        'terms-on',
        'date-of',
        'shell',
        'portal-label',
      ],
    ],
  ])('%s', (room, ids, engine) => {
    const names = globSync(`${room}/*.ts`, { cwd: ROOT }).map((file) => basename(file, '.ts'));
    expect(names.filter((name) => !engine.includes(name)).toSorted()).toEqual(ids.toSorted());
  });

  test.each([...RULES.map(({ id }) => ['rules', id]), ...PAGES.map(({ id }) => ['pages', id])])(
    'shared/%s/%s.ts is what it is called',
    async (room, id) => {
      const file = (await import(join(ROOT, `shared/${room}/${id}.ts`))) as {
        readonly default: { readonly id: string };
      };
      expect(file.default.id).toBe(id);
    },
  );
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
  expect(STEPS.filter(({ page }) => page !== null && !pages.has(page)).map(({ id }) => id)).toEqual([]);
  STEPS.forEach(({ after }, at) => {
    for (const earlier of after) expect(STEPS.findIndex(({ id }) => id === earlier)).toBeLessThan(at);
  });
});

test('every section, field, choice, step and role has its words', () => {
  const sections = Object.keys(FIELDS).map((key) => key.replace(/\..*$/, ''));
  const wanted = [
    // The state of a step is shown as the step, not as a section.
    ...sections.filter((section) => section !== 'step').map((section) => `section.${section}`),
    ...Object.keys(FIELDS).map((key) => `field.${key}`),
    ...Object.values(FIELDS).flatMap(({ options }) => options.map((option) => `choice.${option}`)),
    ...STEPS.flatMap(({ id, who }) => [`step.${id}`, `who.${who}`]),
  ];
  expect(wanted.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
});

test.each([
  'typescript/no-explicit-any',
  'typescript/no-non-null-assertion',
  'typescript/no-floating-promises',
  'typescript/switch-exhaustiveness-check',
  'typescript/consistent-type-imports',
])('the linter forbids what the style forbids: %s', (rule) => {
  const { rules } = JSON.parse(textOf('.oxlintrc.json')) as { readonly rules: Readonly<Record<string, unknown>> };
  expect([rules[rule]].flat()[0]).toBe('error');
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
  expect(hello.shape.v.safeParse(lock.version).success, 'the lock is of another version than handshake.ts').toBe(true);
});
