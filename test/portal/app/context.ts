import type { Start } from '../moves.ts';
import type { Button, Sent } from '../presses.ts';
import type { PortalState } from '../state.ts';
import type { PortalButton } from './controls.ts';
import { h } from './element.ts';
import type { Words } from './words.ts';

/** What a page of the practice portal is drawn with. */
export interface PageContext {
  readonly words: Words;
  /** BCP 47. */
  readonly language: string;
  readonly state: PortalState;
  /** Goes to a page without reloading. */
  readonly go: (page: string) => void;
  /** Records that an action button was pressed, with what it sends. */
  readonly press: (name: Button, sent?: Sent) => Promise<void>;
  /** Begins a rehearsal with these, on the first page of the enrolment. */
  readonly begin: (start: Omit<Start, 'type'>) => Promise<void>;
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
): PortalButton {
  return h(`${prefix}_he-button`, { appearance: 'primary', onPress, ...attributes }, label) as PortalButton;
}

/** Grey bars that stand where data will be. */
export function skeleton(rows: number): HTMLElement {
  return h('div', { 'aria-hidden': 'true' }, ...Array.from({ length: rows }, () => h('div', { class: 'skeleton' })));
}

/** Names with what belongs to them. */
export function terms(...rows: readonly (readonly [string, string | undefined])[]): HTMLElement {
  return h('dl', {}, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value ?? '')]));
}

/** A place where the portal says why something did not happen. */
export function alert(): HTMLElement {
  return h('p', { class: 'error', role: 'alert' });
}
