// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { PairFailure } from '../../../extension/messages.ts';
import { type OptionsState, OptionsView } from '../../../extension/options/options-view.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import { LANGUAGES } from '../../../shared/locales/index.ts';
import { barriers, draw, updated } from '../ui/screen.ts';

const FAILURES: readonly PairFailure[] = [
  'not-a-code',
  'daemon-not-running',
  'wrong-code',
  'no-window',
  'other-program',
  'daemon-older',
  'client-older',
  'no-key-store',
];
const { sync: connected } = updated();
const unpaired = { ...connected, link: { state: 'not-paired' } } as const;
const UNPAIRED: OptionsState = {
  failure: null,
  isBusy: false,
  sync: unpaired,
  author: '山田太郎',
  port: '',
  language: '',
  isSaved: false,
};
const actions = {
  onPair: vi.fn<(code: string, label: string) => void>(),
  onUnpair: vi.fn<() => void>(),
  onSave: vi.fn<(given: FormData) => void>(),
  onReconnect: vi.fn<() => void>(),
};

function options(state: OptionsState, language: 'en' | 'ja' = 'en'): HTMLElement {
  return draw(<OptionsView state={state} text={textIn(language)} {...actions} />);
}

beforeEach(() => {
  vi.clearAllMocks();
  document.body.replaceChildren();
});

test('pairs with the code as typed and a name for this browser', () => {
  const root = options(UNPAIRED);
  const code = root.querySelector<HTMLInputElement>('[name=code]');
  if (code !== null) code.value = ' abcd-efgh ';
  root.querySelector('[name=code]')?.closest('form')?.requestSubmit();
  expect(actions.onPair).toHaveBeenCalledWith('abcd-efgh', 'Chromium');
});

test.each(FAILURES.flatMap((failure) => LANGUAGES.map((language) => [failure, language] as const)))(
  'says what to do about %s in %s, and keeps what was typed',
  (failure, language) => {
    const root = options(UNPAIRED, language);
    const code = root.querySelector<HTMLInputElement>('[name=code]');
    if (code !== null) code.value = 'typed';
    options({ ...UNPAIRED, failure }, language);
    expect(root.querySelector(`[role=alert] [data-failure=${failure}]`)?.textContent?.length).toBeGreaterThan(10);
    expect(root.querySelector<HTMLInputElement>('[name=code]')?.value).toBe('typed');
  },
);

test('a paired browser can be unpaired', () => {
  const root = options({ ...UNPAIRED, sync: connected });
  expect(root.querySelector('[name=code]')).toBeNull();
  root.querySelector<HTMLButtonElement>('[data-paired=true] [name=unpair]')?.click();
  expect(actions.onUnpair).toHaveBeenCalledOnce();
});

test('saves name, language and port', () => {
  const root = options(UNPAIRED);
  root.querySelector('[name=save]')?.closest('form')?.requestSubmit();
  const given: unknown = actions.onSave.mock.calls[0]?.[0];
  expect(given instanceof FormData ? [...given.keys()] : []).toEqual(['author', 'language', 'port']);
});

test.each([
  ['not paired', UNPAIRED],
  ['paired', { ...UNPAIRED, sync: connected, isSaved: true }],
  ['refused', { ...UNPAIRED, failure: 'wrong-code' } as const],
])('has no barriers when %s', async (_name, state) => {
  options(state);
  expect(await barriers()).toEqual([]);
});
