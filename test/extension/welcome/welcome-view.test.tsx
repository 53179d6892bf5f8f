// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { textIn } from '../../../extension/ui/text.ts';
import { type WelcomeState, WelcomeView } from '../../../extension/welcome/welcome-view.tsx';
import { barriers, draw, updated } from '../ui/screen.ts';

const sync = { ...updated().sync, link: { state: 'not-paired' } } as const;
const FIRST: WelcomeState = { failure: null, isBusy: false, sync, hasConsented: false };
const onConsent = vi.fn<() => void>();

function welcome(state: WelcomeState): HTMLElement {
  return draw(
    <WelcomeView
      state={state}
      text={textIn('en')}
      onConsent={onConsent}
      onPair={vi.fn<() => void>()}
      onUnpair={vi.fn<() => void>()}
    />,
  );
}

test('says what it does, reads and never does before it offers to pair', async () => {
  const root = welcome(FIRST);
  expect([...root.querySelectorAll('h2')].map((it) => it.textContent)).toEqual([
    'What it does',
    'What it reads',
    'What it never does',
  ]);
  expect(root.querySelector('[name=code]')).toBeNull();
  root.querySelector<HTMLButtonElement>('[name=consent]')?.click();
  expect(onConsent).toHaveBeenCalledOnce();
  expect(await barriers()).toEqual([]);
});

test('offers pairing right there once that was understood', async () => {
  const root = welcome({ ...FIRST, hasConsented: true });
  expect(root.querySelector('[name=code]')).not.toBeNull();
  expect(root.querySelector('[name=consent]')).toBeNull();
  expect(await barriers()).toEqual([]);
});
