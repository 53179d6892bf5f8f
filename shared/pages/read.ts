import { countryCode } from '../reference/countries.ts';
import { dateOf } from './date-of.ts';
import { find } from './find.ts';
import { type LabelId, isLabel } from './labels.ts';
import type { Locator, Observation, PageRecipe, Read, Reading } from './recipe.ts';
import { SHELL_READS } from './shell.ts';
import type { Snapshot, SnapshotNode } from './snapshot.ts';

/** The facts that a recognised page and the frame around it show. What cannot be read is left out, never guessed. */
export function read({ reads }: PageRecipe, snapshot: Snapshot): readonly Observation[] {
  return [...reads, ...SHELL_READS].flatMap((it) => {
    const { field, at, take } = it;
    const found = find(snapshot, at);
    const absent = typeof take === 'object' && 'absent' in take && found.length === 0 ? take.absent : undefined;
    return absent === undefined
      ? found.flatMap((place) => observe(it, snapshot, place))
      : [{ field, value: absent, raw: '' }];
  });
}

function observe({ field, at, take, as = 'text' }: Read, snapshot: Snapshot, place: number): readonly Observation[] {
  const node = snapshot.nodes[place];
  if (node === undefined) return [];
  const record = recordOf(at, node);
  const belongs = record === null ? {} : { record };
  if (typeof take === 'object' && 'present' in take) {
    return [{ field, ...belongs, value: take.present, raw: node.name }];
  }
  const raw = take === 'value' ? shownIn(node) : take === 'next' ? after(place, snapshot) : inRow(node, take, snapshot);
  const value = raw === '' ? null : valueOf(raw, as, snapshot.language);
  return value === null ? [] : [{ field, ...belongs, value, raw }];
}

function recordOf({ row }: Locator, node: SnapshotNode): string | null {
  if (row === undefined) return null;
  return row === 'chosen' ? row : String(node.row ?? 0);
}

/** What a person sees in a node: of a list the text of the choice, not what stands for it inside. */
function shownIn({ value, options, name }: SnapshotNode): string {
  return (options?.find((option) => option.value === value)?.label ?? value ?? name).trim();
}

function after(place: number, { nodes }: Snapshot): string {
  const next = nodes[place + 1];
  return next !== undefined && ['definition', 'cell', 'text', 'status'].includes(next.role) ? next.name.trim() : '';
}

function inRow({ row }: SnapshotNode, { column }: { readonly column: LabelId }, { nodes, language }: Snapshot): string {
  const cell = nodes.find((it) => row !== undefined && it.row === row && isLabel(it.column ?? '', column, language));
  return cell?.name.trim() ?? '';
}

function valueOf(raw: string, as: Reading, language: string): string | null {
  if (as === 'text') return raw;
  if (as === 'number') return /^\d+$/.exec(raw.normalize('NFKC'))?.[0] ?? null;
  if (as === 'country') return countryCode(raw, language);
  if (as === 'date') return dateOf(raw, language);
  const meanings = Object.entries(as).find(([, labels]) =>
    labels.some((label: LabelId) => isLabel(raw, label, language)),
  );
  return meanings?.[0] ?? null;
}
