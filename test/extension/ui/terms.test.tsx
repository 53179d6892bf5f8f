// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { textIn } from '../../../extension/ui/text.ts';
import { WithTerms, WordsOnPage } from '../../../extension/ui/with-terms.tsx';
import { barriers, draw } from './screen.ts';

const open = new Set<Element>();
// The environment has no popovers; what the browsers do with them is seen in test/e2e/terms.test.ts.
Object.assign(HTMLElement.prototype, {
  showPopover(this: Element) {
    open.add(this);
  },
  hidePopover(this: Element) {
    open.delete(this);
  },
});
const { matches } = Element.prototype;
Object.assign(Element.prototype, {
  matches(this: Element, selector: string) {
    return selector === ':popover-open' ? open.has(this) : matches.call(this, selector);
  },
});

const WHY = 'Give them your PLA, not the global MPN ID, and the PLA’s country to the distributor.';
const cards = () => [...open].map(({ id }) => id);

function said(words: string, language: 'en' | 'ja' = 'en'): HTMLElement {
  return draw(
    <>
      <h1>Countersign</h1>
      <p>
        <WithTerms id="why" words={words} text={textIn(language)} />
      </p>
    </>,
  );
}

beforeEach(() => {
  open.clear();
  document.body.replaceChildren();
});

test('a text keeps its words, and its terms are marked where they stand first', () => {
  const root = said(WHY);
  const terms = [...root.querySelectorAll('.term')].map((it) => it.textContent);
  expect(terms).toEqual(['PLA', 'global MPN ID', 'distributor']);
  for (const card of root.querySelectorAll('.term-card')) card.remove();
  expect(root.querySelector('p')?.textContent).toBe(WHY);
});

test('a text without terms is that text', () => {
  expect(said('Begin when all is there.').querySelector('p')?.innerHTML).toBe('Begin when all is there.');
});

test.each([
  ['en', 'Distributor', 'Indirect provider', 'Needed for: Choose distributors to talk to'],
  ['ja', 'ディストリビューター', '英語: Distributor', '必要な手順: ディストリビューターの候補を選ぶ'],
] as const)('the card in %s has the name, what it was called, and the step', (language, ...parts) => {
  const root = said('ディストリビューター', language);
  const described = root.querySelector('.term')?.getAttribute('aria-describedby') ?? '';
  const card = document.getElementById(described);
  expect(card?.getAttribute('role')).toBe('tooltip');
  for (const part of parts) expect(card?.textContent).toContain(part);
  expect(card?.textContent).toContain('間接プロバイダー');
});

test('the card shows while the pointer or the keyboard is on the word', () => {
  const root = said(WHY);
  const [first, second] = root.querySelectorAll<HTMLButtonElement>('.term');
  first?.parentElement?.dispatchEvent(new MouseEvent('mouseenter'));
  expect(cards()).toEqual(['why-pla']);
  first?.parentElement?.dispatchEvent(new MouseEvent('mouseleave'));
  expect(cards()).toEqual([]);
  second?.focus();
  expect(cards()).toEqual(['why-pga']);
  second?.parentElement?.dispatchEvent(new MouseEvent('mouseleave'));
  expect(cards()).toEqual(['why-pga']);
  second?.blur();
  expect(cards()).toEqual([]);
});

test('a press shows it too, as fingers neither hover nor focus', () => {
  said(WHY).querySelector<HTMLButtonElement>('.term')?.click();
  expect(cards()).toEqual(['why-pla']);
});

test('the words of a page are listed by their names in the user’s language; unknown ones are left out', () => {
  const list = (terms: readonly string[]) => draw(<WordsOnPage heading="h3" terms={terms} text={textIn('ja')} />);
  const words = [...list(['partner-id', 'global-admin', 'from-a-later-version']).querySelectorAll('.term')];
  expect(words.map((it) => it.textContent)).toEqual(['PartnerID', '全体管理者']);
  expect(list([]).textContent).toBe('');
});

test('has no barriers', async () => {
  said(WHY);
  expect(await barriers()).toEqual([]);
  draw(
    <>
      <h1>Countersign</h1>
      <h2>Page</h2>
      <WordsOnPage heading="h3" terms={['partner-id', 'global-admin']} text={textIn('en')} />
    </>,
  );
  expect(await barriers()).toEqual([]);
});
