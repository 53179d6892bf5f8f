// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { RecordList } from '../../../extension/panel/record-list.tsx';
import type { Collection } from '../../../extension/panel/records.ts';
import type { PanelActions } from '../../../extension/panel/state.ts';
import { textIn } from '../../../extension/ui/text.ts';
import { type Fact, factKey } from '../../../shared/dossier/fact.ts';
import { fact } from '../ui/facts.ts';
import { barriers, draw } from '../ui/screen.ts';

const onAdd = vi.fn<PanelActions['onAdd']>();
const onRemove = vi.fn<PanelActions['onRemove']>();

function list(
  section: Collection,
  records: readonly string[],
  facts: readonly Fact[] = [],
  language: 'en' | 'ja' = 'en',
): HTMLElement {
  return draw(
    <>
      <h1>Countersign</h1>
      <RecordList
        facts={new Map(facts.map((it) => [factKey(it.path, it.source), it]))}
        draw={(of, record) => <p class="drawn">{`${of}/${record}`}</p>}
        text={textIn(language)}
        {...{ section, records, onAdd, onRemove }}
      />
    </>,
  );
}
const names = (root: HTMLElement) => [...root.querySelectorAll('legend')].map(({ textContent }) => textContent);

beforeEach(() => {
  document.body.replaceChildren();
  onAdd.mockClear();
  onRemove.mockClear();
});

test.each([
  ['partnerId', 'en', '+ Add a PartnerID'],
  ['partnerId', 'ja', '+ PartnerID を追加'],
  ['distributor', 'en', '+ Add a distributor'],
  ['distributor', 'ja', '+ ディストリビューターを追加'],
  ['person', 'en', '+ Add a person'],
  ['person', 'ja', '+ 担当者を追加'],
] as const)('an empty list of %s in %s offers one thing: %s', (section, language, said) => {
  const root = list(section, [], [], language);
  expect(root.querySelector(`[data-section=${section}] summary`)?.textContent).toBe(
    textIn(language)(`section.${section}`),
  );
  expect([...root.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([said]);
  root.querySelector<HTMLButtonElement>('button')?.click();
  expect(onAdd.mock.calls).toEqual([[section]]);
});

test.each([
  ['partnerId', 'partnerId:a.number', '6234567', 'en', ['PartnerID 6234567', 'New PartnerID']],
  ['distributor', 'distributor:a.name', 'ファブリカム', 'en', ['ファブリカム', 'New distributor']],
  ['person', 'person:a.name', '山田太郎', 'ja', ['山田太郎', '新しい担当者']],
] as const)('a record of %s is called by its %s; one without it is new', (section, path, value, language, said) => {
  expect(names(list(section, ['a', 'b'], [fact(path, value)], language))).toEqual(said);
});

test('what a person entered names a record before what the portal shows', () => {
  const shown = fact('distributor:a.name', 'FABRIKAM INC.', { source: 'portal' });
  expect(names(list('distributor', ['a'], [shown]))).toEqual(['FABRIKAM INC.']);
  expect(names(list('distributor', ['a'], [shown, fact('distributor:a.name', 'Fabrikam')]))).toEqual(['Fabrikam']);
});

test('each record has its own fields, in the order given', () => {
  const drawn = [...list('person', ['b', 'a']).querySelectorAll('.drawn')].map(({ textContent }) => textContent);
  expect(drawn).toEqual(['person/b', 'person/a']);
});

test.each([
  ['en', 'Remove: Ann', 'Remove: Ben'],
  ['ja', '削除: Ann', '削除: Ben'],
] as const)('removing names the record in %s, and removes that one', (language, ...said) => {
  const facts = [fact('person:a.name', 'Ann'), fact('person:b.name', 'Ben')];
  const buttons = [...list('person', ['a', 'b'], facts, language).querySelectorAll<HTMLButtonElement>('[name=remove]')];
  expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(said);
  buttons[1]?.click();
  expect(onRemove.mock.calls).toEqual([['person', 'b']]);
});

test('has no barriers', async () => {
  list('person', ['a', 'b'], [fact('person:a.name', 'Ann')]);
  expect(await barriers()).toEqual([]);
});
