// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { WhatNext } from '../../../extension/panel/what-next.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import type { Person } from '../../../shared/checklist/people.ts';
import { progressOf } from '../../../shared/checklist/progress.ts';
import { whatNext } from '../../../shared/checklist/what-next.ts';
import type { Fact } from '../../../shared/dossier/fact.ts';
import { valuesOf } from '../../../shared/dossier/values.ts';
import { fact } from '../ui/facts.ts';
import { barriers, draw } from '../ui/screen.ts';

const TODAY = '2026-11-25';
const ANN: Person = { record: 'a', name: 'Ann', roles: ['global-admin'] };
const BEN: Person = { record: 'b', name: 'Ben', roles: ['primary-contact'] };
const nothing = () => {};

interface Given {
  readonly facts?: readonly Fact[];
  readonly people?: readonly Person[];
  readonly me?: Person | null;
  readonly isOnlyMine?: boolean;
  readonly language?: 'en' | 'ja';
  readonly onMe?: (record: string) => void;
  readonly onOnlyMine?: (isOnlyMine: boolean) => void;
}

function next(given: Given = {}): HTMLElement {
  const { facts = [], people = [], me = null, isOnlyMine = false, language = 'en' } = given;
  const progress = progressOf(facts, TODAY);
  return draw(
    <WhatNext
      todo={whatNext(progress, isOnlyMine && me !== null ? new Set(me.roles) : null)}
      values={valuesOf(facts)}
      text={textIn(language)}
      today={TODAY}
      onMe={given.onMe ?? nothing}
      onOnlyMine={given.onOnlyMine ?? nothing}
      {...{ progress, people, me, isOnlyMine }}
    />,
  );
}

const head = (root: HTMLElement) => root.querySelector('h1')?.textContent;
const stepName = (step: Parameters<ReturnType<typeof textIn>>[0], language: 'en' | 'ja' = 'en') =>
  textIn(language)(step);

beforeEach(() => document.body.replaceChildren());

describe('the next step', () => {
  test('is what is late, before what can be done', () => {
    const late = fact('csp.emailCheck', 'pending', { source: 'portal', at: '2026-11-02T00:00:00.000Z' });
    const root = next({ facts: [late] });
    expect(head(root)).toBe(stepName('step.verify-email'));
    expect(root.querySelector('.next')?.textContent).toContain('Overdue');
  });

  test('is the first that can be done where nothing is late', () => {
    expect(head(next())).toBe(stepName('step.eligibility'));
  });

  test('shows what is missing for it, and when one can transact', () => {
    const root = next();
    expect(root.querySelector('[data-needs="2"]')).not.toBeNull();
    expect(root.querySelector('[data-milestone=open]')).not.toBeNull();
  });
});

describe('only mine', () => {
  test('the next step is the first of one’s own', () => {
    const root = next({ people: [ANN], me: ANN, isOnlyMine: true });
    expect(head(root)).toBe(stepName('step.country'));
    expect(root.querySelector('[data-mine=true]')).not.toBeNull();
  });

  test.each([
    ['en', 'None of your steps is open.', /of \d+ done/],
    ['ja', 'あなたの担当で、今進められる手順はありません。', /件中/],
  ] as const)('with none of one’s own open it does not say in %s that all is done', (language, said, counts) => {
    const done = [
      fact('contact.firstName', 'Taro'),
      fact('contact.lastName', 'Yamada'),
      fact('contact.email', 'taro@contoso.co.jp'),
      fact('contact.phone', '+81 3 1234 5678'),
    ];
    const root = next({ facts: done, people: [BEN], me: BEN, isOnlyMine: true, language });
    expect(head(root)).toBe(said);
    expect(root.textContent).toMatch(counts);
  });

  test('counts for nothing while nobody is chosen', () => {
    const root = next({ people: [BEN], isOnlyMine: true });
    expect(head(root)).toBe(stepName('step.eligibility'));
    expect(root.querySelector('[data-mine=true]')).toBeNull();
  });
});

describe('who works here', () => {
  const select = (root: HTMLElement) => root.querySelector<HTMLSelectElement>('select[name=me]');
  const box = (root: HTMLElement) => root.querySelector<HTMLInputElement>('input[name=only-mine]');

  test('is not asked while the dossier has no people', () => {
    expect([select(next()), box(next())]).toEqual([null, null]);
  });

  test.each([
    ['en', 'I am', ['not said', 'Ann', 'Ben'], 'Only my steps'],
    ['ja', 'あなたは', ['未選択', 'Ann', 'Ben'], '自分の手順だけ'],
  ] as const)(
    'is asked by name in %s; one’s own steps are offered once it was said',
    (language, label, names, mine) => {
      const people = [ANN, BEN];
      const unsaid = next({ people, language });
      expect(select(unsaid)?.closest('label')?.textContent).toContain(label);
      expect([...(select(unsaid)?.options ?? [])].map(({ text }) => text)).toEqual(names);
      expect([select(unsaid)?.value, box(unsaid)]).toEqual(['', null]);
      const said = next({ people, me: BEN, language });
      expect([select(said)?.value, box(said)?.closest('label')?.textContent]).toEqual(['b', mine]);
    },
  );

  test.each([
    ['b', 'b'],
    ['', ''],
  ])('choosing “%s” sends it', (chosen, sent) => {
    const onMe = vi.fn<(record: string) => void>();
    const it = select(next({ people: [ANN, BEN], me: ANN, onMe }));
    if (it !== null) it.value = chosen;
    it?.dispatchEvent(new Event('change', { bubbles: true }));
    expect(onMe.mock.calls).toEqual([[sent]]);
  });

  test.each([true, false])('the tick sends the other of %s', (isOnlyMine) => {
    const onOnlyMine = vi.fn<(is: boolean) => void>();
    const it = box(next({ people: [ANN], me: ANN, isOnlyMine, onOnlyMine }));
    expect(it?.checked).toBe(isOnlyMine);
    it?.click();
    expect(onOnlyMine.mock.calls).toEqual([[!isOnlyMine]]);
  });
});

test('has no barriers', async () => {
  next({ people: [ANN, BEN], me: ANN, isOnlyMine: true });
  expect(await barriers()).toEqual([]);
});
