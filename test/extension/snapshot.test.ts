// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeSnapshot } from '../../extension/content/snapshot.ts';

/** What browsers say: no box is unseen, and where asked, so is what `visibility` hides. */
function checkVisibility(this: Element, { visibilityProperty = false }: CheckVisibilityOptions = {}): boolean {
  const { display } = getComputedStyle(this);
  const { parentElement: parent } = this;
  const isShut = (at: Element | null): boolean =>
    at !== null && (getComputedStyle(at).display === 'none' || isShut(at.parentElement));
  if (display === 'none' || display === 'contents' || isShut(parent)) return false;
  return !visibilityProperty || getComputedStyle(this).visibility !== 'hidden';
}
const own = Object.getOwnPropertyDescriptor(Element.prototype, 'checkVisibility');
const seen = (html: string) => {
  document.body.innerHTML = html;
  return takeSnapshot(document, location).snapshot.nodes.map(({ role, name }) => `${role} ${name}`);
};

beforeEach(() => {
  Element.prototype.checkVisibility = checkVisibility;
});
afterEach(() => {
  if (own === undefined) Reflect.deleteProperty(Element.prototype, 'checkVisibility');
  else Object.defineProperty(Element.prototype, 'checkVisibility', own);
});

test('what is not displayed is not taken, nor anything in it', () => {
  expect(seen('<div style="display:none"><h1>a</h1><p>b</p></div><h2>c</h2>')).toEqual(['heading c']);
});

test('what has no box of its own still shows what is in it', () => {
  expect(seen('<div style="display:contents">a<h1>b</h1></div>')).toEqual(['text a', 'heading b']);
});

test('of what is hidden only that is taken which is made visible again', () => {
  expect(seen('<div style="visibility:hidden">a<h1 style="visibility:visible">b</h1></div>')).toEqual(['heading b']);
});

test('a cell is its text once, and what can be chosen in it', () => {
  const table = '<table><tr><th>Name</th></tr><tr><td><b>Contoso</b> <button>Open</button></td><td>x</td></tr></table>';
  expect(seen(table)).toEqual(['columnheader Name', 'cell Contoso Open', 'button Open', 'cell x']);
});

test('a row that is not displayed has no cells, and is no row', () => {
  document.body.innerHTML =
    '<table><tr style="display:none"><td>a</td></tr><tr style="visibility:hidden"><td>b</td></tr><tr><td>c</td></tr></table>';
  const cell = { role: 'cell', name: 'c', column: '', row: 0 };
  expect(takeSnapshot(document, location).snapshot.nodes).toEqual([cell]);
});

test('a text is one text, whatever comments stand in it', () => {
  expect(seen('<p>Verification<!-- of --> status</p><p><!-- nothing --></p>')).toEqual(['text Verification status']);
});

test('what is hidden from readers is in no name, in shadow roots neither', () => {
  const name = '<span aria-hidden="true">★</span><slot></slot>';
  document.body.innerHTML = '<h1><b aria-hidden="true">☆</b><x-name>Legal info</x-name></h1>';
  const host = document.querySelector('x-name');
  host?.attachShadow({ mode: 'open' }).append(document.createRange().createContextualFragment(name));
  expect(takeSnapshot(document, location).snapshot.nodes).toEqual([{ role: 'heading', name: 'Legal info' }]);
});

test('a field tells what it may be and must be, and what it is called, by each way of saying it', () => {
  const fields =
    '<input aria-label="a" required disabled aria-invalid="true"><input placeholder="b" aria-required="true">';
  document.body.innerHTML = `${fields}<label for="c">c</label><input id="c"><button title="d" aria-disabled="true"></button>`;
  const common = { role: 'textbox', value: '' };
  expect(takeSnapshot(document, location).snapshot.nodes.filter(({ role }) => role !== 'text')).toEqual([
    { ...common, name: 'a', disabled: true, required: true, invalid: true },
    { ...common, name: 'b', required: true },
    { ...common, name: 'c' },
    { role: 'button', name: 'd', disabled: true },
  ]);
});
