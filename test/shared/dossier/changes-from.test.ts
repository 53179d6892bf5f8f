import { describe, expect, test } from 'vitest';
import { type Statement, changesFrom } from '../../../shared/dossier/changes-from.ts';
import { BEN, fact } from '../fact.ts';

const STAMP = { author: 'Ann', device: BEN, seen: 7, at: '2026-11-22T00:00:00.000Z', id: () => BEN };
const entered = (path: string, value: string | null, more: Partial<Statement> = {}): Statement => ({
  path,
  value,
  source: 'entered',
  ...more,
});

describe('what is entered', () => {
  test.each([
    ['company.city', '  港区 ', '港区'],
    ['company.country', 'jp', 'JP'],
    ['company.country', 'Japan', 'JP'],
    ['tenant.id', '11111111-2222-4333-8444-55555555555A', '11111111-2222-4333-8444-55555555555a'],
    ['tenant.initialDomain', 'Contoso.OnMicrosoft.com', 'contoso.onmicrosoft.com'],
    ['partnerId:a1.number', '６２３４５６７', '6234567'],
    ['contact.email', 'taro＠contoso.co.jp', 'taro@contoso.co.jp'],
    ['company.legalName', '㈱コントソ', '㈱コントソ'],
    ['company.city', '   ', null],
  ])('%s %j becomes %j', (path, typed, value) => {
    const old = value === null ? [fact(path, 'old')] : [];
    const made = changesFrom([entered(path, typed)], old, STAMP);
    expect(made.ok && made.value.map((change) => change.value)).toEqual([value]);
  });

  test('what the dossier has already is no change, but settles a rival', () => {
    const old = fact('company.city', '港区');
    expect(changesFrom([entered('company.city', '港区')], [old], STAMP)).toEqual({ ok: true, value: [] });
    const made = changesFrom([entered('company.city', '港区')], [{ ...old, rivals: [old] }], STAMP);
    expect(made.ok && made.value).toHaveLength(1);
  });

  test.each<[string, string | null, readonly (string | null)[]]>([
    ['what was there', null, [null]],
    ['nothing where nothing was', 'nothing', []],
    ['nothing twice', 'removed', []],
  ])('removing removes %s', (_name, was, values) => {
    const old = was === 'nothing' ? [] : [fact('company.city', was === 'removed' ? null : '港区')];
    const made = changesFrom([entered('company.city', null)], old, STAMP);
    expect(made.ok && made.value.map((change) => change.value)).toEqual(values);
  });

  test('removing what has a rival is a change even where nothing is shown', () => {
    const removed = { ...fact('company.city', null), rivals: [fact('company.city', '港区')] };
    const made = changesFrom([entered('company.city', null)], [removed], STAMP);
    expect(made.ok && made.value).toMatchObject([{ value: null }]);
  });

  test('what a page literally said is kept, up to 1,000 letters', () => {
    const made = changesFrom([entered('company.city', 'a', { source: 'portal', raw: 'x'.repeat(2_000) })], [], STAMP);
    expect(made.ok && made.value[0]?.raw).toHaveLength(1_000);
  });

  test('another source’s value is another fact', () => {
    const made = changesFrom(
      [entered('company.city', '港区', { source: 'portal' })],
      [fact('company.city', '港区')],
      STAMP,
    );
    expect(made.ok && made.value).toMatchObject([{ source: 'portal', seen: 7, author: 'Ann', device: BEN }]);
  });

  test('a change carries what its author had seen when they came to the field', () => {
    const made = changesFrom([entered('company.city', '港区', { seen: 3 })], [], STAMP);
    expect(made.ok && made.value[0]?.seen).toBe(3);
  });

  test.each([
    ['tenant.id', 'contoso', 'invalid-value', 'tenant.id: tenant-id'],
    ['company.moonPhase', 'full', 'unknown-field', 'company.moonPhase'],
  ])('%s %s is refused by name', (path, value, code, detail) => {
    expect(changesFrom([entered('company.city', '港区'), entered(path, value)], [], STAMP)).toEqual({
      ok: false,
      code,
      detail,
    });
  });
});
