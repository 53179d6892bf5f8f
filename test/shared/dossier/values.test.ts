import { expect, test } from 'vitest';
import { valuesOf } from '../../../shared/dossier/values.ts';
import { fact } from '../fact.ts';

test('what was entered counts before what a page shows, and both can be asked for', () => {
  const { single } = valuesOf([fact('company.legalName', 'shown', 'portal'), fact('company.legalName', 'entered')]);
  expect(single).toEqual({
    'company.legalName': 'entered',
    'company.legalName@entered': 'entered',
    'company.legalName@portal': 'shown',
  });
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
