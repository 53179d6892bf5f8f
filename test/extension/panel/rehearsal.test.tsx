// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Rehearsal } from '../../../extension/panel/rehearsal.tsx';
import { textIn } from '../../../extension/ui/text.ts';
import { valuesOf } from '../../../shared/dossier/values.ts';
import { pageState } from '../page-state.ts';
import { fact } from '../ui/facts.ts';
import { barriers, draw } from '../ui/screen.ts';

type Given = Partial<Parameters<typeof Rehearsal>[0]> & { readonly language?: 'en' | 'ja' };
const nothing = () => {};
const PRACTICE = pageState({ isPractice: true });
const REAL = pageState();
const ON = valuesOf([fact('plan.isRehearsal', 'yes')]);
const [OWN, OTHER, REHEARSED] = [
  { id: 'r', name: 'Contoso', isRehearsal: true, seq: 1 },
  { id: 'a', name: 'Fabrikam', isRehearsal: false, seq: 9 },
  { id: 'b', name: 'Contoso', isRehearsal: false, seq: 5 },
];

function rehearsal({ language = 'en', ...given }: Given): HTMLElement {
  return draw(
    <>
      <h1>Countersign</h1>
      <Rehearsal
        page={PRACTICE}
        values={valuesOf([])}
        all={[]}
        inUse="r"
        refusal={null}
        text={textIn(language)}
        onRehearse={nothing}
        onUseDossier={nothing}
        {...given}
      />
    </>,
  );
}
const press = (root: HTMLElement, name: string) => root.querySelector<HTMLButtonElement>(`[name=${name}]`)?.click();

beforeEach(() => document.body.replaceChildren());

describe('a rehearsal is offered', () => {
  test.each([
    ['en', /^This is the practice portal\./, 'Rehearse'],
    ['ja', /^これは練習用ポータルです。/, 'リハーサル'],
  ] as const)('on the practice portal, in %s, and a press asks for it', (language, said, button) => {
    const onRehearse = vi.fn<() => void>();
    const root = rehearsal({ language, onRehearse });
    expect(root.querySelector('[data-rehearsal=offered] p')?.textContent).toMatch(said);
    expect(root.querySelector('[name=rehearse]')?.textContent).toBe(button);
    expect(root.querySelector('[role=alert]')).toBeNull();
    press(root, 'rehearse');
    expect(onRehearse).toHaveBeenCalledOnce();
  });

  test.each([
    ['the real portal', REAL],
    ['no page', null],
  ])('not on %s', (_where, page) => {
    expect(rehearsal({ page }).textContent).toBe('Countersign');
  });

  test.each([
    ['en', 'no-daemon', 'countersign start'],
    ['ja', 'no-daemon', 'countersign start'],
    ['en', 'storage-full', 'no room left'],
    ['ja', 'storage-full', '空き容量'],
  ] as const)('and where it was refused it says why, in %s: %s', (language, refusal, why) => {
    const root = rehearsal({ language, refusal });
    expect(root.querySelector('[role=alert]')?.textContent).toContain(why);
    expect(root.querySelector('[name=rehearse]')).not.toBeNull();
  });
});

describe('while a rehearsal is on', () => {
  test.each([
    ['en', 'Rehearsal: this dossier is a copy.', 'End the rehearsal'],
    ['ja', 'リハーサル中です。この案件はコピーで、', 'リハーサルを終える'],
  ] as const)('it says so in %s wherever one is', (language, said, end) => {
    for (const page of [PRACTICE, REAL, null]) {
      const root = rehearsal({ language, page, values: ON, all: [OWN, OTHER] });
      expect(root.querySelector('[data-rehearsal=on] p')?.textContent).toContain(said);
      expect(root.querySelector('[name=end-rehearsal]')?.textContent).toBe(end);
      expect(root.querySelector('[name=rehearse]')).toBeNull();
    }
  });

  test.each([
    ['en', 'This page is of the real portal'],
    ['ja', '本物のポータルのページです'],
  ] as const)('it warns in %s of the real portal alone', (language, said) => {
    const warning = (page: typeof REAL | null) =>
      rehearsal({ language, page, values: ON }).querySelector('.warn')?.textContent;
    expect(warning(REAL)).toContain(said);
    expect([warning(PRACTICE), warning(null)]).toEqual([undefined, undefined]);
  });

  test('ending it goes back to the dossier it is a copy of, however many there are', () => {
    const values = valuesOf([fact('plan.isRehearsal', 'yes'), fact('plan.rehearsalOf', REHEARSED.id)]);
    const onUseDossier = vi.fn<(id: string) => void>();
    press(rehearsal({ values, all: [OTHER, OWN, REHEARSED], onUseDossier }), 'end-rehearsal');
    expect(onUseDossier.mock.calls).toEqual([[REHEARSED.id]]);
  });

  test.each([
    ['is gone', [fact('plan.isRehearsal', 'yes'), fact('plan.rehearsalOf', 'gone')]],
    ['was never told', [fact('plan.isRehearsal', 'yes')]],
  ])('ending it goes to another dossier where the one it is a copy of %s', (_how, facts) => {
    const onUseDossier = vi.fn<(id: string) => void>();
    press(rehearsal({ values: valuesOf(facts), all: [OWN, OTHER], onUseDossier }), 'end-rehearsal');
    expect(onUseDossier.mock.calls).toEqual([[OTHER.id]]);
  });

  test('without another dossier there is nothing to go back to', () => {
    for (const all of [[], [OWN]]) {
      expect(rehearsal({ values: ON, all }).querySelector('[name=end-rehearsal]')).toBeNull();
    }
  });

  test('a rehearsal that was ended is none', () => {
    const values = valuesOf([fact('plan.isRehearsal', 'no')]);
    expect(rehearsal({ values, page: REAL }).textContent).toBe('Countersign');
  });
});

test('has no barriers', async () => {
  rehearsal({ refusal: 'no-daemon' });
  expect(await barriers()).toEqual([]);
  rehearsal({ page: REAL, values: ON, all: [OWN, OTHER] });
  expect(await barriers()).toEqual([]);
});
