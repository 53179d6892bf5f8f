// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeEach, expect, test } from 'vitest';
import { HaveReady } from '../../../extension/panel/have-ready.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import { STEPS, type StepId } from '../../../shared/checklist/steps.ts';
import { valuesOf } from '../../../shared/dossier/values.ts';
import { PanelView } from '../../../extension/panel/panel-view.tsx';
import { fact } from '../ui/facts.ts';
import { NO_ACTIONS, barriers, draw, panelState } from '../ui/screen.ts';

const ready = (step: StepId | null, facts: Parameters<typeof valuesOf>[0] = [], language: 'en' | 'ja' = 'en') =>
  draw(
    <>
      <h1>Countersign</h1>
      <HaveReady step={step} values={valuesOf(facts)} text={textIn(language)} />
    </>,
  );
const chips = (root: HTMLElement) => [...root.querySelectorAll<HTMLButtonElement>('button')];

beforeEach(() => document.body.replaceChildren());

test.each([
  ['en', 'Missing for this step'],
  ['ja', 'この手順に必要な未入力の項目'],
] as const)('names in %s what the step needs', (language, said) => {
  const root = ready('country', [], language);
  const text = textIn(language);
  expect(root.querySelector('[data-needs="2"] p')?.textContent).toBe(said);
  expect(chips(root).map(({ textContent }) => textContent)).toEqual([
    text('field.company.country'),
    text('field.tenant.country'),
  ]);
});

test('leaves out what is known, whoever says it', () => {
  const facts = [fact('tenant.country', 'JP', { source: 'directory' })];
  expect(chips(ready('country', facts)).map(({ textContent }) => textContent)).toEqual([
    textIn('en')('field.company.country'),
  ]);
});

test.each([
  ['nothing is missing', 'country', [fact('company.country', 'JP'), fact('tenant.country', 'JP')]],
  ['the step needs nothing', 'agreement', []],
  ['nothing is open', null, []],
] as const)('is not there when %s', (_when, step, facts) => {
  expect(ready(step, facts).textContent).toBe('Countersign');
});

test('a press leads to the input in the panel, of each field that a step needs and however it is folded away', () => {
  const panel = draw(<PanelView state={panelState([])} text={textIn('en')} {...NO_ACTIONS} />);
  const host = document.body.appendChild(document.createElement('div'));
  for (const { id, needs } of STEPS) {
    for (const [at, field] of needs.entries()) {
      for (const fold of panel.querySelectorAll('details')) fold.open = false;
      render(<HaveReady step={id} values={valuesOf([])} text={textIn('en')} />, host);
      chips(host)[at]?.click();
      expect(document.activeElement?.id).toBe(field);
      expect(document.activeElement?.closest('details:not([open])')).toBeNull();
    }
  }
});

test('has no barriers', async () => {
  ready('country');
  expect(await barriers()).toEqual([]);
});
