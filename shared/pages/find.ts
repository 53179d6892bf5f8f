import { isLabel } from './labels.ts';
import type { Locator } from './recipe.ts';
import type { Snapshot } from './snapshot.ts';

/** The places in a snapshot's nodes where a locator points, in reading order. */
export function find({ nodes, language }: Snapshot, { role, label, under, row }: Locator): readonly number[] {
  const found: number[] = [];
  let isUnder = under === undefined;
  nodes.forEach((node, at) => {
    if (under !== undefined && node.role === 'heading') isUnder = isLabel(node.name, under, language);
    if (!isUnder || node.role !== role) return;
    if (row === 'chosen' && node.selected !== true) return;
    const text = role === 'cell' && row !== undefined ? (node.column ?? '') : node.name;
    if (isLabel(text, label, language)) found.push(at);
  });
  return found;
}
