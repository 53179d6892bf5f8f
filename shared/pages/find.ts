import { indexOf } from './page-index.ts';
import type { Locator } from './recipe.ts';
import type { Snapshot } from './snapshot.ts';

/** The places in a snapshot's nodes where a locator points, in reading order. */
export function find(snapshot: Snapshot, { role, label, under, row }: Locator): readonly number[] {
  const index = indexOf(snapshot);
  return index.byRole(role).filter((place) => {
    const node = snapshot.nodes[place];
    if (node === undefined || (row === 'chosen' && node.selected !== true)) return false;
    const text = role === 'cell' && row !== undefined ? (node.column ?? '') : node.name;
    if (!index.labels(text).includes(label)) return false;
    return under === undefined || index.labels(index.headingOf(place)).includes(under);
  });
}
