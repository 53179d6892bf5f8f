// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { OverlayView } from '../../../extension/messages.ts';
import { type Press, Sheet } from '../../../extension/overlay/sheet.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import { barriers, draw, verdict } from '../ui/screen.ts';

const FORM: OverlayView = {
  language: 'ja',
  size: 'panel',
  page: 'enrolment-form',
  step: 'enrol',
  stepNumber: 4,
  stepCount: 6,
  next: 'verification',
  verdicts: [
    verdict({ rule: 'contact-email-not-onmicrosoft', severity: 'warning', params: { domain: 'a.onmicrosoft.com' } }),
    verdict(),
    verdict({ rule: 'legal-name-as-on-portal', state: 'unknown', fields: ['company.legalName@portal'] }),
  ],
  missing: ['company.city'],
  fillable: 3,
  isSure: true,
  isRefused: false,
};
const UNKNOWN: OverlayView = { ...FORM, page: null, step: null, verdicts: [], missing: [], fillable: 0 };
const onPress = vi.fn<(wanted: Press, event: Event) => void>();

function sheet(view: OverlayView, language: 'en' | 'ja' = 'en'): HTMLElement {
  return draw(<Sheet view={view} text={textIn(language)} onPress={onPress} />);
}

beforeEach(() => {
  vi.clearAllMocks();
  document.body.replaceChildren();
});

test('names the page, the step and its number', () => {
  const root = sheet(FORM, 'ja').firstElementChild;
  expect(root?.getAttribute('data-page')).toBe('enrolment-form');
  expect(root?.getAttribute('data-step')).toBe('enrol');
  expect(root?.getAttribute('data-size')).toBe('panel');
  expect(root?.textContent).toContain('手順 4 / 6');
});

test('shows what is broken worst first, and hides the unknown behind its count', () => {
  const root = sheet(FORM);
  const rules = [...root.querySelectorAll('[data-rule]')].map((it) => it.getAttribute('data-rule'));
  expect(rules).toEqual(['contact-email-not-webmail', 'contact-email-not-onmicrosoft', 'legal-name-as-on-portal']);
  expect(root.querySelector('details:not([open]) [data-rule=legal-name-as-on-portal]')).not.toBeNull();
});

test('says in words that nothing is wrong', () => {
  expect(sheet({ ...FORM, verdicts: [verdict({ state: 'holds' })] }).textContent).toContain('No problems found');
});

test('Fill asks for the preview, and the small arrow makes the overlay small', () => {
  const root = sheet(FORM);
  root.querySelector<HTMLButtonElement>('[name=fill]')?.click();
  expect(onPress).toHaveBeenCalledExactlyOnceWith('preview', expect.any(Event));
  root.querySelector<HTMLButtonElement>('[name=collapse]')?.click();
  expect(onPress).toHaveBeenLastCalledWith('collapse', expect.any(Event));
});

test('a click that did not count is told, with another way', () => {
  expect(sheet(FORM).querySelector('[data-refused]')).toBeNull();
  expect(sheet({ ...FORM, isRefused: true }).querySelector('[role=status]')?.textContent).toContain('side panel');
  const mark = sheet({ ...UNKNOWN, size: 'mark', isRefused: true }, 'ja').querySelector('button');
  expect(mark?.getAttribute('aria-label')).toContain('サイド パネル');
  expect(mark?.textContent).toBe('!');
});

test('offers no filling where there is nothing to fill', () => {
  expect(sheet({ ...FORM, fillable: 0 }).querySelector('[name=fill]')).toBeNull();
});

test('an unknown page is a small mark that says so and opens to what comes next', () => {
  const mark = sheet({ ...UNKNOWN, size: 'mark' }).querySelector('button');
  expect(mark?.getAttribute('aria-label')).toContain('not recognised');
  mark?.click();
  expect(onPress).toHaveBeenLastCalledWith('expand', expect.any(Event));
  const opened = sheet(UNKNOWN).textContent;
  expect(opened).toContain('does not know this page');
  expect(opened).toContain("Pass Microsoft's verification");
});

test.each([
  ['a known page', FORM],
  ['an unknown page', UNKNOWN],
])('has no barriers on %s', async (_name, view) => {
  sheet(view);
  expect(await barriers()).toEqual([]);
});

test('has no barriers as a mark, which is too small for a heading', async () => {
  sheet({ ...FORM, size: 'mark' });
  expect(await barriers(['page-has-heading-one'])).toEqual([]);
});
