import { countryCode } from '../reference/countries.ts';
import { find } from './find.ts';
import { type LabelId, isLabel } from './labels.ts';
import type { Observation, PageRecipe, Read, Reading } from './recipe.ts';
import type { Snapshot, SnapshotNode } from './snapshot.ts';

/** The facts that a recognised page shows. What cannot be read is left out, never guessed. */
export function read({ reads }: PageRecipe, snapshot: Snapshot): readonly Observation[] {
  return reads.flatMap((it) => find(snapshot, it.at).flatMap((at) => observe(it, snapshot, at)));
}

function observe(
  { field, at: { row }, take, as = 'text' }: Read,
  snapshot: Snapshot,
  at: number,
): readonly Observation[] {
  const node = snapshot.nodes[at];
  if (node === undefined) return [];
  if (typeof take === 'object') return [{ field, value: take.present, raw: node.name }];
  const raw = rawOf(take, node, snapshot.nodes[at + 1]);
  const value = raw === '' ? null : valueOf(raw, as, snapshot.language);
  if (value === null) return [];
  const record = row === 'chosen' ? 'chosen' : row === 'each' ? String(node.row ?? 0) : null;
  return [{ field, ...(record === null ? {} : { record }), value, raw }];
}

function rawOf(take: 'value' | 'next', node: SnapshotNode, next: SnapshotNode | undefined): string {
  if (take === 'value') return (node.value ?? node.name).trim();
  return next !== undefined && ['definition', 'cell', 'text', 'status'].includes(next.role) ? next.name.trim() : '';
}

function valueOf(raw: string, as: Reading, language: string): string | null {
  if (as === 'text') return raw;
  if (as === 'country') return countryCode(raw, language);
  if (as === 'date') return dateOf(raw);
  const meanings = Object.entries(as).find(([, labels]) =>
    labels.some((label: LabelId) => isLabel(raw, label, language)),
  );
  return meanings?.[0] ?? null;
}

/** A date as pages write it: 2026-11-22, 2026/11/22, 2026年11月22日, 11/22/2026, November 22, 2026. */
function dateOf(raw: string): string | null {
  const text = raw.normalize('NFKC');
  const year = /(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})/.exec(text);
  if (year !== null) return iso(year[1], year[2], year[3]);
  const american = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  if (american !== null) return iso(american[3], american[1], american[2]);
  const time = Date.parse(`${text} UTC`);
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}

function iso(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
