import { describe, expect, test } from 'vitest';
import { overlayView } from '../../../extension/background/view.ts';
import type { PageState } from '../../../extension/messages.ts';
import { valuesOf } from '../../../shared/dossier/values.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import type { AskedField } from '../../../shared/pages/recipe.ts';
import { fact } from '../../shared/fact.ts';

const ask = (field: AskedField['field'], given: Partial<AskedField> = {}): AskedField => ({
  field,
  ask: 0,
  label: field,
  present: '',
  required: true,
  disabled: false,
  ...given,
});
const view = (page: Partial<PageState>, facts: readonly Fact[] = []) =>
  overlayView({ tab: 1, url: '', language: 'ja', page: null, observations: [], asked: [], ...page }, valuesOf(facts), {
    size: 'panel',
    isSure: true,
    isRefused: false,
  });

describe('where one is', () => {
  test.each([
    ['welcome', 'welcome', 1, 'work-account'],
    ['enrolment-form', 'enrol', 4, 'verification'],
    ['csp-overview', 'agreement', 6, null],
    [null, null, 0, 'welcome'],
  ])('on page %s it is step %s', (page, step, stepNumber, next) => {
    expect(view({ page })).toMatchObject({ language: 'ja', page, step, stepNumber, stepCount: 6, next });
  });

  test('on an unknown page, next is what can be done now', () => {
    const done = fact('step:welcome.state', 'done', 'portal');
    expect(view({}, [done])).toMatchObject({ step: null, next: 'work-account' });
  });
});

describe('what is missing, and what could be filled', () => {
  test.each<[string, readonly AskedField[], readonly Fact[], readonly string[], number]>([
    ['an empty field of which nothing is known', [ask('company.city')], [], ['company.city'], 0],
    ['an empty field that is known', [ask('company.city')], [fact('company.city', '港区')], [], 1],
    ['a field that has it already', [ask('company.city', { present: '港区' })], [fact('company.city', '港区')], [], 0],
    [
      'a field that has something else',
      [ask('company.city', { present: '北区' })],
      [fact('company.city', '港区')],
      [],
      1,
    ],
    ['a field that may stay empty', [ask('company.city', { required: false })], [], [], 0],
    ['one thing asked for twice', [ask('contact.phone'), ask('contact.phone', { ask: 1 })], [], ['contact.phone'], 0],
    ['a field that was removed again', [ask('company.city')], [fact('company.city', null)], ['company.city'], 0],
  ])('%s', (_name, asked, facts, missing, fillable) => {
    expect(view({ page: 'enrolment-form', asked }, facts)).toMatchObject({ missing, fillable });
  });
});

describe('what is wrong', () => {
  const broken = (page: Partial<PageState>, facts: readonly Fact[]) =>
    view(page, facts)
      .verdicts.filter(({ state }) => state === 'broken')
      .map(({ rule }) => rule);

  test('what is typed on the page counts before what the dossier says', () => {
    const asked = [ask('contact.email', { present: 'taro@gmail.com' })];
    const known = [fact('contact.email', 'taro@contoso.co.jp')];
    expect(broken({ page: 'enrolment-form', asked }, known)).toEqual(['contact-email-not-webmail']);
    expect(broken({ page: 'enrolment-form', asked: [ask('contact.email')] }, known)).toEqual([]);
  });

  test('what the page is not about is not told there', () => {
    const asked = [ask('company.city')];
    expect(broken({ page: 'enrolment-form', asked }, [fact('contact.email', 'taro@gmail.com')])).toEqual([]);
  });

  test('of a grid, the chosen row counts, not the records beside it', () => {
    const global = [fact('partnerId:1111111.number', '1111111'), fact('partnerId:1111111.type', 'global')];
    const chosen = (type: string) => ({
      page: 'partner-id-choice',
      observations: [
        { field: 'partnerId.number' as const, record: 'chosen', value: '2222222', raw: '' },
        { field: 'partnerId.type' as const, record: 'chosen', value: type, raw: '' },
      ],
    });
    expect(broken(chosen('location'), global)).toEqual([]);
    expect(broken(chosen('global'), [])).toEqual(['partner-id-is-location']);
  });
});
