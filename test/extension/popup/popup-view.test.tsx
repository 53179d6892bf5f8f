// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { LinkState } from '../../../extension/messages.ts';
import { PopupView } from '../../../extension/popup/popup-view.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import { progressOf } from '../../../shared/checklist/progress.ts';
import { barriers, draw } from '../ui/screen.ts';

const progress = progressOf([], '2026-11-25');
const onOpenPanel = vi.fn<() => void>();

function popup(link: LinkState, pending = 0): HTMLElement {
  const sync = { link, pending, elsewhere: 0, restored: null, lastSeen: null, durable: true };
  const props = { progress, sync, text: textIn('en') };
  return draw(
    <PopupView
      {...props}
      onOpenPanel={onOpenPanel}
      onSettings={vi.fn<() => void>()}
      onReconnect={vi.fn<() => void>()}
    />,
  );
}

test.each<[LinkState, string]>([
  [{ state: 'not-paired' }, 'Paste the pairing code'],
  [{ state: 'daemon-not-running' }, 'countersign start'],
  [{ state: 'other-program', endpoint: '127.0.0.1:47615' }, '127.0.0.1:47615'],
  [{ state: 'revoked' }, 'countersign pair'],
  [{ state: 'version-skew', daemon: '9', older: null }, 'Update the older'],
  [{ state: 'version-skew', daemon: '0.0.9', older: 'daemon' }, 'The daemon is the older one: update it'],
  [{ state: 'version-skew', daemon: '9', older: 'extension' }, 'This extension is the older one: update it'],
])('says why and what to do: %o', async (link, expected) => {
  const root = popup(link, 2);
  expect(root.querySelector(`[data-link=${link.state}]`)?.textContent).toContain(expected);
  expect(root.querySelector('[data-pending="2"]')?.textContent).toContain('wait for the daemon: 2');
  expect(await barriers()).toEqual([]);
});

test('names the step one is at', () => {
  const root = popup({ state: 'connecting' });
  expect(root.querySelector('[data-next=eligibility]')?.textContent).toContain('0 of 30 done');
  expect(root.querySelector('[data-count=waiting]')?.textContent).toBe('Waiting for others: 0');
});

test('opens the side panel straight in the click', () => {
  popup({ state: 'connecting' }).querySelector<HTMLButtonElement>('[name=open-panel]')?.click();
  expect(onOpenPanel).toHaveBeenCalledOnce();
});
