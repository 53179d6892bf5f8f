import type { PortalState, Press } from '../state.ts';
import { h } from './element.ts';
import type { Words } from './words.ts';

/** What a page of the practice portal is drawn with. */
export interface PageContext {
  readonly words: Words;
  readonly language: 'en' | 'ja';
  readonly state: PortalState;
  /** Goes to a page without reloading. */
  readonly go: (page: string) => void;
  /** Records that an action button was pressed, with what it sends. */
  readonly press: (name: Press['name'], profile?: Press['profile']) => Promise<void>;
  /** Shows something after the portal's usual delay in milliseconds. */
  readonly late: (ms: number, show: () => void) => void;
}

/** One page: draws itself into the workspace. */
export type Page = (context: PageContext, prefix: string) => readonly (Node | null)[];

/** A button that does something when pressed and is recorded. */
export function action(
  prefix: string,
  label: string,
  onPress: () => void,
  attributes: Readonly<Record<string, string | boolean>> = {},
): HTMLElement {
  return h(`${prefix}_he-button`, { appearance: 'primary', onPress, ...attributes }, label);
}

/** Grey bars that stand where data will be. */
export function skeleton(rows: number): HTMLElement {
  return h('div', { 'aria-hidden': 'true' }, ...Array.from({ length: rows }, () => h('div', { class: 'skeleton' })));
}
