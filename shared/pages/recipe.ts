import type { FieldKey } from '../fields/path.ts';
import type { LabelId } from './labels.ts';
import type { Role } from './snapshot.ts';

/** Where a thing stands on a page: by its role and by a label in whatever language the page speaks. */
export interface Locator {
  readonly role: Role;
  readonly label: LabelId;
  /** Only below this heading, until the next one; for labels that stand on a page several times. */
  readonly under?: LabelId;
  /** For a cell, whose label is its column's: in the row the user chose, or in each row (one record each). */
  readonly row?: 'chosen' | 'each';
}

/**
 * How a shown text becomes a value. `number`: digits only. `country`: a country's name to its code. A record: a label
 * to its meaning.
 */
export type Reading = 'text' | 'number' | 'country' | 'date' | Readonly<Record<string, readonly LabelId[]>>;

/** A fact that the page shows. */
export interface Read {
  readonly field: FieldKey;
  readonly at: Locator;
  /**
   * `value`: what is in the field itself. `next`: the text right after it. `column`: of a cell, what its row has in that
   * column. `present`: that it is there at all; `absent`: that it is not, on a page that has loaded.
   */
  readonly take:
    'value' | 'next' | { readonly column: LabelId } | { readonly present: string; readonly absent?: string };
  /** Default: `text`. */
  readonly as?: Reading;
}

/** `country`: one of a list of countries. `calling-code`: that part of a phone number. `national`: the rest of it. */
export type AskedForm = 'country' | 'calling-code' | 'national';

/** A field that the page asks for. `as` says in which form the value is wanted; default is as it is. */
export interface Ask {
  readonly field: FieldKey;
  readonly at: Locator;
  readonly as?: AskedForm;
}

/** What one portal page looks like, as data. There is deliberately no word for pressing a button. */
export interface PageRecipe {
  readonly id: string;
  /** Where it lives: regular expressions over the path without its locale segment, for each address family. */
  readonly paths: readonly RegExp[];
  /** All of these must be there. */
  readonly landmarks: readonly Locator[];
  /** At least one of these must be there too. */
  readonly oneOf?: readonly Locator[];
  /** None of these may be there. */
  readonly without?: readonly Locator[];
  readonly reads: readonly Read[];
  readonly asks: readonly Ask[];
  /** Checklist steps that are behind the user when this page is shown. */
  readonly proves: readonly string[];
  /** What in the public documents the recipe was written from. */
  readonly source: { readonly url: string; readonly checked: string };
}

/** A fact read off a page. */
export interface Observation {
  readonly field: FieldKey;
  /** Which record it belongs to, where its field is of a collection: the row's number, or `chosen`. */
  readonly record?: string;
  readonly value: string;
  /** What the page literally says. */
  readonly raw: string;
}

/** A field of the page that Countersign could fill: what is in it now. */
export interface AskedField {
  readonly field: FieldKey;
  /** In which form the page wants it; absent for as it is. */
  readonly as?: AskedForm;
  /** Which of the recipe's asks it is. */
  readonly ask: number;
  /** The label as the page shows it. */
  readonly label: string;
  readonly present: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required: boolean;
  readonly disabled: boolean;
}
