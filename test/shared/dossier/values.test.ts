import { expect, test } from 'vitest';
import { valuesOf } from '../../../shared/dossier/values.ts';
import type { Source } from '../../../shared/protocol/change.ts';
import { fact } from '../fact.ts';

test('what was entered counts before what a page shows, and both can be asked for', () => {
  const { single } = valuesOf([fact('company.legalName', 'shown', 'portal'), fact('company.legalName', 'entered')]);
  expect(single).toEqual({
    'company.legalName': 'entered',
    'company.legalName@entered': 'entered',
    'company.legalName@portal': 'shown',
  });
});

test.each<[string, readonly Source[], Source]>([
  ['what was entered', ['mail', 'portal', 'directory', 'import', 'entered'], 'entered'],
  ['what was imported', ['mail', 'portal', 'directory', 'import'], 'import'],
  ['what the tenant says', ['mail', 'portal', 'directory'], 'directory'],
  ['what the portal shows', ['mail', 'portal'], 'portal'],
  ['what a mail said', ['mail'], 'mail'],
])('%s counts first of %j', (_name, sources, first) => {
  const { single } = valuesOf(sources.map((source) => fact('company.city', source, source)));
  expect(single['company.city']).toBe(first);
});

test('a removed value leaves the place to the next source', () => {
  const { single } = valuesOf([fact('company.city', null), fact('company.city', '港区', 'portal')]);
  expect(single['company.city']).toBe('港区');
});

test('a record may be called as what every object has', () => {
  const { records } = valuesOf([fact('partnerId:constructor.number', '1'), fact('partnerId:toString.number', '2')]);
  expect(Object.keys(records['partnerId'] ?? {})).toEqual(['constructor', 'toString']);
  expect(Object.keys(Object)).toEqual([]);
});

test('a field of a collection without a record, and a record of what exists once, mean nothing', () => {
  const facts = [fact('partnerId.country', 'US'), fact('company:a1.legalName', 'x')];
  expect(valuesOf(facts)).toEqual({ single: {}, records: {} });
});

test('records stand by section and id; removed facts and fields of newer versions are left out', () => {
  const { single, records } = valuesOf([
    fact('partnerId:a1.number', '123'),
    fact('company.city', null),
    fact('company.moonPhase', 'full'),
  ]);
  expect(single).toEqual({});
  expect(records).toEqual({ partnerId: { a1: { 'partnerId.number': '123', 'partnerId.number@entered': '123' } } });
});
