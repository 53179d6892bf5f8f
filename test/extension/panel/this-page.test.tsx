// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ThisPage } from '../../../extension/panel/this-page.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import { pageState } from '../page-state.ts';
import { NO_ACTIONS, barriers, draw, verdict } from '../ui/screen.ts';

type Given = Partial<Parameters<typeof ThisPage>[0]> & { readonly language?: 'en' | 'ja' };
const KNOWN = pageState({ page: 'csp-overview', hints: ['no-banner-no-button'], terms: ['partner-id'] });
const UNKNOWN = pageState();
const LINE = { ask: 0, field: 'company.city', label: 'City', present: '', proposed: '港区', shown: '港区' } as const;
const FILL = { tab: 1, lines: [LINE], results: [], canUndo: false, previewWanted: false };
const RESULT = { ask: 0, field: 'company.city', label: 'City', outcome: 'filled', readBack: '港区' } as const;

function thisPage({ language = 'en', ...given }: Given): HTMLElement {
  return draw(
    <>
      <h1>Countersign</h1>
      <ThisPage
        page={KNOWN}
        step={null}
        fill={null}
        isPreviewing={false}
        isFilling={false}
        results={[]}
        verdicts={[]}
        captured={null}
        text={textIn(language)}
        {...NO_ACTIONS}
        {...given}
      />
    </>,
  );
}
const section = (root: HTMLElement) => root.querySelector('section');

beforeEach(() => document.body.replaceChildren());

test.each([
  ['en', 'Open a page of Partner Center to see what it needs.'],
  ['ja', 'パートナー センターのページを開くと、必要なことが表示されます。'],
] as const)('without a page it says in %s what to do, and nothing else', (language, said) => {
  const root = thisPage({ language, page: null });
  expect([...(section(root)?.querySelectorAll('p') ?? [])].map(({ textContent }) => textContent)).toEqual([said]);
  expect(root.querySelector('button')).toBeNull();
});

describe('a page that no recipe knows', () => {
  test.each([
    ['en', 'Countersign does not know this page of the portal.'],
    ['ja', 'このページは Countersign の対象外です。'],
  ] as const)('is called so in %s, and can be captured', (language, said) => {
    const onCapture = vi.fn<() => void>();
    const root = thisPage({ language, page: UNKNOWN, onCapture });
    expect(section(root)?.textContent).toContain(said);
    expect(root.querySelector('[data-hint], [data-words], [data-preview]')).toBeNull();
    root.querySelector<HTMLButtonElement>('[name=capture]')?.click();
    expect(onCapture).toHaveBeenCalledOnce();
  });

  test('says nothing of problems: it was not checked', () => {
    expect(thisPage({ page: UNKNOWN }).textContent).not.toContain('No problems found');
  });
});

describe('a page that is known', () => {
  test('is not offered to be captured, even when a capture is left from the page before', () => {
    expect(thisPage({ captured: { capture: null } }).querySelector('[name=capture], [role=alert]')).toBeNull();
  });

  test.each([
    ['en', 'No problems found on this page.'],
    ['ja', 'このページに問題は見つかりませんでした。'],
  ] as const)('says in %s when nothing is wrong, and only then', (language, said) => {
    expect(thisPage({ language }).textContent).toContain(said);
    expect(thisPage({ language, verdicts: [verdict()] }).textContent).not.toContain(said);
  });

  test('names the step that it is of', () => {
    const root = thisPage({ step: 'agreement' });
    expect(root.querySelector('h3')?.textContent).toBe(textIn('en')('step.agreement'));
    expect(thisPage({}).querySelector('h3')?.textContent).not.toBe(textIn('en')('step.agreement'));
  });

  test('shows its decision help, its problems and its words', () => {
    const root = thisPage({ verdicts: [verdict()] });
    expect(root.querySelector('[aria-live=polite] [data-hint=no-banner-no-button]')).not.toBeNull();
    expect(root.querySelector('[aria-live=polite] [data-rule=contact-email-not-webmail]')).not.toBeNull();
    expect(root.querySelector('[data-words="1"] [data-term=partner-id]')).not.toBeNull();
  });

  test.each([
    ['en', 'Checks that wait for missing information: 1'],
    ['ja', '情報が不足しているため、1 件の確認ができていません。'],
  ] as const)('says in %s how much could not be checked', (language, said) => {
    expect(thisPage({ language, verdicts: [verdict({ state: 'unknown', params: {} })] }).textContent).toContain(said);
  });

  test('can be filled where it can', () => {
    const onPreview = vi.fn<(isOpen: boolean) => void>();
    const root = thisPage({ fill: FILL, onPreview });
    root.querySelector<HTMLButtonElement>('[name=preview]')?.click();
    expect(onPreview.mock.calls).toEqual([[true]]);
    expect(thisPage({}).querySelector('[name=preview]')).toBeNull();
  });
});

test.each([
  ['no page', null],
  ['an unknown page', UNKNOWN],
  ['a known page', KNOWN],
])('what was filled is told with %s in front', (_which, page) => {
  expect(thisPage({ page, results: [RESULT] }).querySelector('[data-outcome=filled]')?.textContent).toContain('City');
});

test('of what was filled, two fields that the page calls the same are told apart', () => {
  const twice = [
    { ...RESULT, ask: 1, field: 'contact.email', label: 'Email' },
    { ...RESULT, ask: 2, field: 'support.email', label: 'Email' },
    RESULT,
  ] as const;
  const told = [...thisPage({ results: twice }).querySelectorAll('[data-outcome]')].map((it) => it.textContent);
  expect(told).toEqual(['Email · Primary contact Filled', 'Email · Customer support Filled', 'City Filled']);
});

test.each([
  ['no page', { page: null }],
  ['an unknown page', { page: UNKNOWN }],
  ['problems', { verdicts: [verdict()], fill: FILL, step: 'agreement' }],
])('has no barriers with %s', async (_which, given) => {
  thisPage(given);
  expect(await barriers()).toEqual([]);
});
