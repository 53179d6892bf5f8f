/** What kind of thing a node of a page is. A closed list: a recipe can ask for nothing else. */
export const ROLES = [
  'heading',
  'button',
  'link',
  'tab',
  'textbox',
  'combobox',
  'checkbox',
  'radio',
  'term',
  'definition',
  'columnheader',
  'cell',
  'status',
  'alert',
  'text',
] as const;
export type Role = (typeof ROLES)[number];

/** One visible thing on a portal page, as plain data. */
export interface SnapshotNode {
  readonly role: Role;
  /** Its accessible name, or its text. Line breaks and runs of blanks are one blank. */
  readonly name: string;
  /** What is in the field or chosen. Absent for what is not a field, and always for password fields. */
  readonly value?: string;
  /** The choices of a combobox. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly checked?: boolean;
  /** Of a cell: its column's header. */
  readonly column?: string;
  /** Of what stands in a row of a table: the row's number on the page, 0 and up; headers have that of the row below. */
  readonly row?: number;
  /** Of a tab; of a cell whose row holds a checked radio button or check box. */
  readonly selected?: boolean;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly invalid?: boolean;
}

/** A portal page as plain data, in reading order through all open shadow roots. It holds no secrets. */
export interface Snapshot {
  readonly host: string;
  /** Path without the locale segment: `/dashboard/home`, `/pcv/dashboard/overview`. */
  readonly path: string;
  readonly hash: string;
  /** BCP 47 language of the page in lower case, from its `lang` or the locale segment: `en`, `ja`, `pt-br`. */
  readonly language: string;
  readonly nodes: readonly SnapshotNode[];
}
