import type { Role, Snapshot, SnapshotNode } from './snapshot.ts';

/** What a page looks like and nothing of what is in it: for a recipe to be written from. */
export interface Capture {
  readonly format: typeof CAPTURE_FORMAT;
  readonly host: string;
  /** Without the locale segment; `_` stands where an id or a number was. */
  readonly path: string;
  readonly hash: string;
  readonly language: string;
  readonly nodes: readonly CapturedNode[];
}

/** One thing on a captured page. */
export interface CapturedNode {
  readonly role: Role;
  /** What the portal calls it; absent where it could be what somebody wrote. */
  readonly label?: string;
  /** Of a cell: its column's header. */
  readonly column?: string;
  readonly row?: number;
  readonly selected?: boolean;
  /** How many choices it has. */
  readonly options?: number;
}

/** Names the form of captures, and changes with it. */
export const CAPTURE_FORMAT = 'countersign-page-1';

/** What the portal itself names. All other roles hold what people wrote. */
const NAMED: ReadonlySet<Role> = new Set([
  ...(['heading', 'button', 'link', 'tab', 'columnheader', 'term'] as const),
  ...(['textbox', 'combobox', 'checkbox', 'radio'] as const),
]);
const LONGEST_LABEL = 120;
const GUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** Takes the shape of a page: no values, no texts, no ids. */
export function captureOf({ host, path, hash, language: said, nodes }: Snapshot): Capture {
  const language = /^[a-z0-9-]{2,35}$/.test(said) ? said : 'und';
  return without({ format: CAPTURE_FORMAT, host, path, hash, language, nodes: nodes.map(shapeOf) }, []);
}

/** Removes from a capture what a dossier knows, and whatever could be somebody's number, address or id. */
export function without(capture: Capture, known: readonly string[]): Capture {
  const values = known.map(bare).filter((value) => value !== '');
  const isTold = (text: string) => isTelling(text) || values.some((value) => isIn(value, bare(text)));
  const nodes = capture.nodes.map(({ label, column, ...shape }) => ({
    ...shape,
    ...(label === undefined || isTold(label) ? {} : { label }),
    ...(column === undefined || isTold(column) ? {} : { column }),
  }));
  const path = capture.path.split('/').map((part) => (isPlain(part) && !isTold(part) ? part : '_'));
  const hash = /^#[a-z-]{1,40}$/i.test(capture.hash) && !isTold(capture.hash) ? capture.hash : '';
  return { ...capture, path: path.join('/'), hash, nodes };
}

/** Whether a text could be about somebody: four digits in a row, an address, an id, or longer than a label is. */
export function isTelling(text: string): boolean {
  const plain = text.normalize('NFKC');
  return plain.length > LONGEST_LABEL || /\d{4}|@/.test(plain) || GUID.test(plain);
}

/** Whether a part of a path names a page: letters, or a version such as `v3`. */
export function isPlain(part: string): boolean {
  return /^([a-z_-]{0,40}|v\d)$/i.test(part);
}

/** Whether the portal itself names a thing of this role: in a row of a list, it is called after what is listed. */
export function isNamed(role: Role, row: number | undefined): boolean {
  return NAMED.has(role) && (row === undefined || role === 'columnheader');
}

function shapeOf({ role, name, column, row, selected, options }: SnapshotNode): CapturedNode {
  return {
    role,
    ...(isNamed(role, row) ? { label: name } : {}),
    ...(column === undefined ? {} : { column }),
    ...(row === undefined ? {} : { row }),
    ...(selected === undefined ? {} : { selected }),
    ...(options === undefined ? {} : { options: options.length }),
  };
}

function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Short values are parts of many words, so they count only when they are all of it. */
function isIn(value: string, text: string): boolean {
  const isLong = value.length >= 4 || (value.length >= 2 && !/^[\x20-\x7e]+$/.test(value));
  return isLong ? text.includes(value) : text === value;
}
