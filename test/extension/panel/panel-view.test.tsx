// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_RECORDS } from '../../../extension/panel/records.ts';
import { PanelView } from '../../../extension/panel/panel-view.tsx';
import type { PanelActions, PanelState } from '../../../extension/panel/state.ts';
import { textIn } from '../../../extension/ui/text.ts';
import { FIELDS } from '../../../shared/fields/index.ts';
import { fact } from '../ui/facts.ts';
import { FORM_PAGE, NO_ACTIONS, barriers, draw, panelState, updated } from '../ui/screen.ts';

const LINE = {
  ask: 0,
  field: 'company.country',
  label: '国/地域',
  present: '',
  proposed: 'JP',
  shown: '日本',
} as const;
/** One record of each section that has several. */
const RECORDS = { partnerId: ['a'], distributor: ['b'], person: ['c'] };
const fill = { tab: 7, lines: [LINE], results: [], canUndo: false, previewWanted: false };

function panel(state: PanelState, actions: Partial<PanelActions> = {}, language: 'en' | 'ja' = 'en'): HTMLElement {
  return draw(<PanelView state={state} text={textIn(language)} {...NO_ACTIONS} {...actions} />);
}

beforeEach(() => document.body.replaceChildren());

describe('evidence', () => {
  const facts = [
    fact('evidence:a.name', '履歴事項全部証明書.pdf'),
    fact('evidence:a.size', '1250000'),
    fact('evidence:a.hash', 'a'.repeat(64)),
  ];
  const shown = (given: Partial<PanelState>) => panel(panelState(facts, given)).querySelector('[data-file]');

  test('a file has its name and size, and whether the daemon has it', () => {
    expect(shown({})?.textContent).toContain('履歴事項全部証明書.pdf1.3 MB · kept');
    const waiting = [{ hash: 'a'.repeat(64), problem: null }];
    expect(shown({ waiting })?.textContent).toContain('waits for the daemon');
    const refusedFile = [{ hash: 'a'.repeat(64), problem: 'file-not-kept' as const }];
    expect(shown({ waiting: refusedFile })?.textContent).toContain('disk is full');
  });

  test('what went wrong with a chosen file is said aloud', () => {
    const root = panel(panelState([], { fileProblem: 'file-too-large' }));
    expect(root.querySelector('[role=alert]')?.textContent).toContain('20 MiB');
  });
});

describe('the form', () => {
  test('has an input for every field that a person enters, named by its path', () => {
    const root = panel(panelState([], { records: RECORDS }));
    const names = [...root.querySelectorAll('[name]')].map((it) => it.getAttribute('name'));
    const expected = Object.keys(FIELDS).flatMap((key) => {
      if (/^(?:csp|step|evidence|signedIn)\.|ehearsal/.test(key)) return [];
      return [Object.entries(RECORDS).reduce((path, [name, [id]]) => path.replace(`${name}.`, `${name}:${id}.`), key)];
    });
    expect(names).toEqual(expect.arrayContaining(expected));
  });

  test('keeps a refused value as typed, with its error described', () => {
    const draft = { value: '123', base: '', seen: 0, error: 'tenant-id', isSaved: false };
    const root = panel(panelState([], { drafts: { 'tenant.id': draft } }));
    const input = root.querySelector<HTMLInputElement>('[name="tenant.id"]');
    expect(input?.value).toBe('123');
    expect(input?.getAttribute('aria-invalid')).toBe('true');
    const notes = document.getElementById(input?.getAttribute('aria-describedby') ?? '');
    expect(notes?.textContent).toContain('32 digits');
  });

  test('does not overwrite the input in use when another value arrives, and says who changed it', () => {
    const drafts = { 'company.city': { value: '港', base: '', seen: 0, error: null, isSaved: false } };
    const root = panel(panelState([fact('company.city', '千代田区')], { drafts }));
    expect(root.querySelector<HTMLInputElement>('[name="company.city"]')?.value).toBe('港');
    expect(document.getElementById('company.city-notes')?.textContent).toContain('山田太郎');
  });

  test.each([
    ['differs', '株式会社コントソ', 1],
    ['is the same', '株式会社 コントソ', 0],
  ])('shows the value of the portal only where it %s', (_name, shown, count) => {
    const facts = [
      fact('company.legalName', '株式会社 コントソ'),
      fact('company.legalName', shown, { source: 'portal' }),
    ];
    expect(panel(panelState(facts)).querySelectorAll('[data-portal="company.legalName"]')).toHaveLength(count);
  });

  test('settles rivals either way', () => {
    const onEdit = vi.fn<PanelActions['onEdit']>();
    const rival = { value: '大阪市', change: 'r', seq: 1, at: '2026-11-22T01:00:00.000Z', author: '佐藤', device: 'b' };
    const root = panel(panelState([fact('company.city', '港区', { rivals: [rival] })]), { onEdit });
    for (const button of root.querySelectorAll<HTMLButtonElement>('[data-rival] button')) button.click();
    expect(onEdit.mock.calls).toEqual([
      ['company.city', '大阪市'],
      ['company.city', '港区'],
    ]);
  });

  test('offers countries by name in the order of the language', () => {
    const root = panel(panelState([]), {}, 'ja');
    const names = [...root.querySelectorAll('[name="company.country"] option')].slice(1).map((it) => it.textContent);
    expect(names).toContain('日本');
    expect(names).toEqual(names.toSorted((a, b) => (a ?? '').localeCompare(b ?? '', 'ja')));
  });
});

describe('verdicts', () => {
  test('stand beside the field they concern, with words for how bad they are and a dated source', () => {
    const root = panel(panelState([fact('contact.email', 'taro@gmail.com')]));
    const found = root.querySelector('#contact\\.email-notes [data-rule=contact-email-not-webmail]');
    expect(found?.getAttribute('data-state')).toBe('broken');
    expect(found?.querySelector('strong')?.textContent).toBe('Problem');
    expect(found?.querySelector('a')?.textContent).toContain('2026');
  });

  test('of a PartnerID stand in its own record', () => {
    const facts = [fact('partnerId:a.type', 'location'), fact('partnerId:b.type', 'global')];
    const root = panel(panelState(facts, { records: { ...NO_RECORDS, partnerId: ['a', 'b'] } }));
    const rule = '[data-rule=partner-id-is-location]';
    expect(root.querySelectorAll(`[data-record=a] ${rule}`)).toHaveLength(0);
    expect(root.querySelectorAll(`fieldset[data-record=b] ${rule}`)).toHaveLength(1);
  });

  test('of the page in front count what is typed there', () => {
    const root = panel(panelState([], { update: updated({ page: FORM_PAGE }) }));
    expect(root.querySelector('[data-page=enrolment-form] [data-rule=contact-email-not-webmail]')).not.toBeNull();
  });
});

describe('filling', () => {
  test('is offered by number, and previewed before anything happens', () => {
    const root = panel(panelState([], { update: updated({ page: FORM_PAGE, fill }) }));
    expect(root.querySelector('[name=preview]')).not.toBeNull();
    expect(root.querySelector('[name=confirm-fill]')).toBeNull();
  });

  test('is previewed when the overlay asks for it', () => {
    const update = updated({ page: FORM_PAGE, fill: { ...fill, previewWanted: true } });
    const root = panel(panelState([], { update }));
    expect(root.querySelector('[data-preview] tbody')?.textContent).toBe('国/地域(empty)日本');
  });

  test('two fields that the page calls the same are told apart by where they are in the dossier', () => {
    const lines = [
      { ...LINE, ask: 1, field: 'contact.email', label: 'メール' },
      { ...LINE, ask: 2, field: 'support.email', label: 'メール' },
      LINE,
    ] as const;
    const update = updated({ page: FORM_PAGE, fill: { ...fill, lines, previewWanted: true } });
    const heads = [...panel(panelState([], { update })).querySelectorAll('[data-preview] tbody th')];
    expect(heads.map((it) => it.textContent)).toEqual(['メールPrimary contact', 'メールCustomer support', '国/地域']);
  });

  test('results stay when the page is no longer recognised', () => {
    const results = [
      { ask: 0, field: 'company.country', label: '国/地域', outcome: 'not-attempted', readBack: '' },
    ] as const;
    const update = updated({ page: { ...FORM_PAGE, page: null }, fill: { ...fill, lines: [], results } });
    expect(panel(panelState([], { update })).querySelector('[data-outcome=not-attempted]')).not.toBeNull();
  });
});

const FULL = [
  fact('company.legalName', 'A'),
  fact('company.legalName', 'B', { source: 'portal' }),
  fact('contact.email', 'taro@gmail.com'),
  fact('partnerId:a.type', 'global'),
  fact('csp.mpa', 'open', { source: 'portal' }),
];
test.each([
  ['empty', panelState([])],
  ['filled', panelState(FULL, { records: RECORDS, update: updated({ page: FORM_PAGE, fill }) })],
  [
    'previewing',
    panelState(FULL, { records: RECORDS, isPreviewing: true, update: updated({ page: FORM_PAGE, fill }) }),
  ],
  ['on an unknown page', panelState([], { update: updated({ page: { ...FORM_PAGE, page: null } }) })],
])('has no barriers when %s', async (_name, state) => {
  panel(state);
  expect(await barriers()).toEqual([]);
});

describe('what the foot says of how the dossier is kept', () => {
  const { sync } = updated();
  const foot = (given: Partial<typeof sync>, language: 'en' | 'ja' = 'en', actions: Partial<PanelActions> = {}) =>
    panel(panelState([], { update: updated({ sync: { ...sync, ...given } }) }), actions, language).querySelector(
      'footer',
    );

  test.each([
    ['en', 'is lost on closing'],
    ['ja', '閉じると失われます'],
  ] as const)('a browser that keeps nothing, in %s', (language, said) => {
    expect(foot({ durable: false }, language)?.textContent).toContain(said);
    expect(foot({}, language)?.textContent).not.toContain(said);
  });

  test.each([
    ['en', 'wait for another daemon: 3'],
    ['ja', '3 件の変更が別のデーモンを待っています'],
  ] as const)('changes of another daemon, in %s', (language, said) => {
    expect(foot({ elsewhere: 3 }, language)?.querySelector('[data-elsewhere="3"]')?.textContent).toContain(said);
  });

  test('a restored daemon, with what was put back, until it was read', async () => {
    const onDismissRestored = vi.fn<() => void>();
    const root = foot({ restored: 2 }, 'en', { onDismissRestored });
    expect(root?.querySelector('[data-restored="2"]')?.textContent).toContain('restored from an older copy');
    expect(root?.textContent).toContain('sent again: 2');
    root?.querySelector<HTMLButtonElement>('[name=dismiss-restored]')?.click();
    expect(onDismissRestored).toHaveBeenCalledOnce();
    expect(await barriers()).toEqual([]);
  });
});
