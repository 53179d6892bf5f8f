import { describe, expect, test } from 'vitest';
import { captureOf, without } from '../../../shared/pages/capture.ts';
import type { Snapshot, SnapshotNode } from '../../../shared/pages/snapshot.ts';

const page = (nodes: readonly SnapshotNode[], change: Partial<Snapshot> = {}): Snapshot => ({
  host: 'partner.microsoft.com',
  path: '/dashboard/account/v3/organization/legalinfo',
  hash: '#csp',
  language: 'ja',
  nodes,
  ...change,
});
const labels = (nodes: readonly SnapshotNode[], known: readonly string[] = []) =>
  without(captureOf(page(nodes)), known).nodes.map(({ label }) => label);
const heading = (name: string): SnapshotNode => ({ role: 'heading', name });

describe('a captured page', () => {
  test('has what the portal names, and nothing that people wrote', () => {
    const nodes: readonly SnapshotNode[] = [
      heading('法的情報'),
      { role: 'term', name: '法人名' },
      { role: 'definition', name: 'Contoso Japan' },
      { role: 'textbox', name: 'City', value: 'Minato', required: true },
      { role: 'combobox', name: 'Account', value: 'a', options: [{ value: 'a', label: 'Contoso' }] },
      { role: 'columnheader', name: 'Name', row: 0 },
      { role: 'cell', name: 'Taro Yamada', column: 'Name', row: 0 },
      { role: 'button', name: 'Taro Yamada', row: 0 },
      { role: 'text', name: 'Hello Taro' },
      { role: 'status', name: 'Saved for Taro' },
      { role: 'tab', name: 'Reseller', selected: true },
    ];
    expect(captureOf(page(nodes))).toEqual({
      format: 'countersign-page-1',
      host: 'partner.microsoft.com',
      path: '/dashboard/account/v3/organization/legalinfo',
      hash: '#csp',
      language: 'ja',
      nodes: [
        { role: 'heading', label: '法的情報' },
        { role: 'term', label: '法人名' },
        { role: 'definition' },
        { role: 'textbox', label: 'City' },
        { role: 'combobox', label: 'Account', options: 1 },
        { role: 'columnheader', label: 'Name', row: 0 },
        { role: 'cell', column: 'Name', row: 0 },
        { role: 'button', row: 0 },
        { role: 'text' },
        { role: 'status' },
        { role: 'tab', label: 'Reseller', selected: true },
      ],
    });
  });

  test.each([
    ['a number', 'Order 6234567'],
    ['a number in another width', '注文 １２３４'],
    ['an address', 'taro@contoso'],
    ['an id', 'Tenant 3f2a1b4c-aaaa-bbbb-cccc-ddddeeeeffff'],
    ['a paragraph', 'x'.repeat(121)],
  ])('does not have a heading with %s', (_what, name) => {
    expect(labels([heading(name), heading('Legal info')])).toEqual([undefined, 'Legal info']);
  });

  test('has no ids and numbers in its address', () => {
    const path =
      '/dashboard/v2/customers/3f2a1b4c-aaaa-bbbb-cccc-ddddeeeeffff/contoso.example/order12/%E6%B8%AF/account';
    const { path: shown, hash } = captureOf(page([], { path, hash: '#id=3f2a1b4c' }));
    expect([shown, hash]).toEqual(['/dashboard/v2/customers/_/_/_/_/account', '']);
  });

  test('has nothing that the dossier knows, in any width and case', () => {
    const known = ['Contoso Japan', '山田', '林', 'no'];
    const names = ['Welcome, ＣＯＮＴＯＳＯ　japan', '山田さん', '林', '林業', 'Enroll now', 'No'];
    expect(labels(names.map(heading), known)).toEqual([
      undefined,
      undefined,
      undefined,
      '林業',
      'Enroll now',
      undefined,
    ]);
    const capture = captureOf(page([], { path: '/dashboard/contoso-japan/home', hash: '#fabrikam' }));
    const { path, hash } = without(capture, ['contoso-japan', 'Fabrikam']);
    expect([path, hash]).toEqual(['/dashboard/_/home', '']);
  });
});
