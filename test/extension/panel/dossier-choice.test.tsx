// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PanelView } from '../../../extension/panel/panel-view.tsx';
import type { PanelActions, PanelState } from '../../../extension/panel/state.ts';
import { textIn } from '../../../extension/ui/text.ts';
import { fact } from '../ui/facts.ts';
import { NO_ACTIONS, draw, panelState, updated } from '../ui/screen.ts';

function panel(state: PanelState, actions: Partial<PanelActions> = {}): HTMLElement {
  return draw(<PanelView state={state} text={textIn('en')} {...NO_ACTIONS} {...actions} />);
}

beforeEach(() => document.body.replaceChildren());

describe('several dossiers', () => {
  const dossiers = [
    { id: 'd1', name: '', isRehearsal: false, seq: 3 },
    { id: 'd2', name: '株式会社アダタム', isRehearsal: true, seq: 1 },
  ];

  test('are chosen by name; of the one in use the name is the present one', () => {
    const onUseDossier = vi.fn<(id: string) => void>();
    const state = panelState([fact('company.legalName', '株式会社コントソ')], { update: updated({ dossiers }) });
    const root = panel(state, { onUseDossier });
    const select = root.querySelector<HTMLSelectElement>('select[name=dossier]');
    expect([...(select?.options ?? [])].map(({ text }) => text)).toEqual([
      '株式会社コントソ',
      '株式会社アダタム (rehearsal)',
    ]);
    if (select !== null) select.value = 'd2';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
    expect(onUseDossier).toHaveBeenCalledWith('d2');
  });

  test('one alone needs no choice', () => {
    const root = panel(panelState([], { update: updated({ dossiers: dossiers.slice(0, 1) }) }));
    expect(root.querySelector('select[name=dossier]')).toBeNull();
    expect(root.querySelector('button[name=new-dossier]')).not.toBeNull();
  });

  test('fields that two people changed are counted', () => {
    const said = { value: '港区', change: 'c', seq: 1, at: '2026-11-22T00:00:00.000Z', author: 'Ben', device: 'd' };
    const root = panel(
      panelState([{ ...fact('company.city', '千代田区'), rivals: [said] }, fact('company.state', 'x')]),
    );
    expect(root.querySelector('[data-rivals="1"]')?.textContent).toContain('1');
  });
});
