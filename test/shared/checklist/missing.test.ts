import { expect, test } from 'vitest';
import { missingFor } from '../../../shared/checklist/missing.ts';
import { valuesOf } from '../../../shared/dossier/values.ts';
import type { AskedField } from '../../../shared/pages/recipe.ts';
import { fact } from '../fact.ts';

const ask = (field: AskedField['field'], given: Partial<AskedField> = {}): AskedField => ({
  field,
  ask: 0,
  label: '',
  present: '',
  required: true,
  disabled: false,
  ...given,
});

test.each<[string, readonly AskedField[], readonly string[]]>([
  ['required, empty and unknown', [ask('company.city')], ['company.city']],
  ['only blanks stand there', [ask('company.city', { present: '　' })], ['company.city']],
  ['it stands on the page', [ask('company.city', { present: '港区' })], []],
  ['the dossier knows it', [ask('company.legalName')], []],
  ['the page can do without', [ask('company.city', { required: false })], []],
  ['two parts of it are asked', [ask('contact.phone'), ask('contact.phone', { as: 'national' })], ['contact.phone']],
  [
    'one of two parts is there',
    [ask('contact.phone', { as: 'calling-code', present: '+81' }), ask('contact.phone', { as: 'national' })],
    ['contact.phone'],
  ],
])('when %s', (_name, asked, missing) => {
  expect(missingFor(asked, valuesOf([fact('company.legalName', '株式会社コントソ')]))).toEqual(missing);
});
