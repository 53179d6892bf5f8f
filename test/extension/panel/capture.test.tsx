// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { CapturePage, type Captured, captureText } from '../../../extension/panel/capture.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import type { Capture } from '../../../shared/pages/capture.ts';
import { barriers, draw } from '../ui/screen.ts';

const SHAPE: Capture = {
  format: 'countersign-page-1',
  host: 'partner.microsoft.com',
  path: '/dashboard/new-page',
  hash: '',
  language: 'ja',
  nodes: [{ role: 'heading', label: '新しいページ' }, { role: 'textbox' }],
};
const onCapture = vi.fn<() => void>();
const onSaveCapture = vi.fn<() => void>();
const onDropCapture = vi.fn<() => void>();

const capture = (captured: Captured, language: 'en' | 'ja' = 'en') =>
  draw(
    <>
      <h1>Countersign</h1>
      <h2>This page</h2>
      <CapturePage text={textIn(language)} {...{ captured, onCapture, onSaveCapture, onDropCapture }} />
    </>,
  );
const press = (root: HTMLElement, name: string) => root.querySelector<HTMLButtonElement>(`[name=${name}]`)?.click();
const calls = () => [onCapture, onSaveCapture, onDropCapture].map(({ mock }) => mock.calls.length);

beforeEach(() => {
  document.body.replaceChildren();
  for (const action of [onCapture, onSaveCapture, onDropCapture]) action.mockClear();
});

test.each([
  ['en', /without any value/, "Capture this page's labels"],
  ['ja', /値を含めずに/, 'このページのラベルを記録'],
] as const)('it is offered with what it is for, in %s, and saves nothing by itself', (language, why, button) => {
  const root = capture(null, language);
  expect(root.querySelector('p')?.textContent).toMatch(why);
  expect(root.querySelector('[name=capture]')?.textContent).toBe(button);
  expect(root.querySelector('[name=save-capture]')).toBeNull();
  press(root, 'capture');
  expect(calls()).toEqual([1, 0, 0]);
});

test.each([
  ['en', 'What would be saved', 'Save as a file', 'Cancel'],
  ['ja', '保存される内容', 'ファイルに保存', 'キャンセル'],
] as const)('what would be saved is shown in %s to the letter before it is', (language, said, save, cancel) => {
  const root = capture({ capture: SHAPE }, language);
  expect(root.querySelector('[data-captured="2"] h3')?.textContent).toBe(said);
  const file = root.querySelector('pre')?.textContent ?? '';
  expect(file).toBe(captureText(SHAPE));
  expect(JSON.parse(file)).toEqual(SHAPE);
  expect([...root.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([save, cancel]);
});

test.each([
  ['save-capture', [0, 1, 0]],
  ['drop-capture', [0, 0, 1]],
])('%s does that and nothing else', (name, expected) => {
  press(capture({ capture: SHAPE }), name);
  expect(calls()).toEqual(expected);
});

test('the preview can be reached and scrolled with the keyboard', () => {
  const file = capture({ capture: SHAPE }).querySelector('pre');
  expect(file?.tabIndex).toBe(0);
  expect(document.getElementById(file?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('What would be saved');
});

test.each([
  ['en', 'The page did not answer.'],
  ['ja', 'ページから応答がありません。'],
] as const)('a page that did not answer is told aloud in %s, and can be asked again', (language, said) => {
  const root = capture({ capture: null }, language);
  expect(root.querySelector('[role=alert]')?.textContent).toContain(said);
  expect(root.querySelector('[name=save-capture]')).toBeNull();
  press(root, 'capture');
  expect(calls()).toEqual([1, 0, 0]);
});

test('has no barriers', async () => {
  for (const captured of [null, { capture: null }, { capture: SHAPE }]) {
    capture(captured);
    expect(await barriers()).toEqual([]);
  }
});
