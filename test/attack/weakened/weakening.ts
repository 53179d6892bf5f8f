/** A check of the product, and what stands in its place when it is taken away. */
export interface Cut {
  readonly file: string;
  /** The check, letter by letter; every place where it stands is meant. */
  readonly text: string;
  readonly instead: string;
}

/** Shows that a row of attacks can fail: without these checks something gets through. */
export interface Weakening {
  /** Name of the attack, or what stands before ` in chromium` and ` in firefox`. */
  readonly attack: string;
  /** What the product is like then. */
  readonly removed: string;
  /** More than one where checks stand behind one another. */
  readonly cuts: readonly Cut[];
  /** All cases are tried: with the few of `npm test` it would be chance. */
  readonly isWhole?: boolean;
}

/** Takes `text` out of a file. */
export const cut = (file: string, text: string, instead = ''): Cut => ({ file, text, instead });

/** A row without its check. */
export const without = (attack: string, removed: string, ...cuts: readonly Cut[]): Weakening => ({
  attack,
  removed,
  cuts,
});

/** Whether a weakening is that of an attack of this name. */
export const isOf = ({ attack }: Weakening, name: string): boolean =>
  name === attack || name === `${attack} in chromium` || name === `${attack} in firefox`;
