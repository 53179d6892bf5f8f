import { BOUNDS, type Base, type Bound } from './bounds.ts';
import { median } from './statistics.ts';
import type { Target } from './target.ts';
import type { Measure } from './work.ts';

/** One line of the result. */
export interface Row {
  readonly work: string;
  readonly target: string;
  /** The median of all rounds; of lost edits the worst. */
  readonly value: number;
  readonly unit: Measure['unit'];
  readonly rounds: number;
  /** Value by base; null where there is no bound, or nothing of this run to hold it against. */
  readonly ratio: number | null;
  readonly bound: number | null;
  readonly holds: boolean | null;
}

/** A figure and whose it is. */
export interface Finding extends Measure {
  readonly target: string;
}

/** Makes rows of all findings of a run, and holds Countersign's against the bounds. */
export function judge(findings: readonly Finding[], targets: readonly Target[]): readonly Row[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.work} ${finding.target}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const value = (work: string, target: string) => {
    const values = (groups.get(`${work} ${target}`) ?? []).map((it) => it.value);
    return work.startsWith('kill') ? Math.max(...values) : median(values);
  };
  const peers = targets.filter(({ isPeer }) => isPeer).map(({ id }) => id);

  function baseValue(base: Base, target: string): number {
    if (base === 'nothing') return Number.NaN;
    if ('own' in base) return value(base.own, target);
    if ('sum' in base) return base.sum.reduce((sum, it) => sum + value(it.work, it.target), 0);
    return Math.min(...peers.map((peer) => value(base.bestPeer, peer)).filter((it) => !Number.isNaN(it)));
  }
  return [...groups.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const { work, target, unit } = first;
    const own = value(work, target);
    const bound = target === 'countersign' ? BOUNDS.find((it) => it.work === work) : undefined;
    const ratio = own / baseValue(bound?.base ?? 'nothing', target);
    const isKnown = Number.isFinite(ratio) && ratio > 0;
    return {
      work,
      target,
      value: round(own),
      unit,
      rounds: rest.length + 1,
      ratio: isKnown ? round(ratio) : null,
      bound: bound?.most ?? null,
      holds: holds(bound, own, isKnown ? ratio : null),
    };
  });
}

/** To thousandths: more is noise. */
function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function holds(bound: Bound | undefined, value: number, ratio: number | null): boolean | null {
  if (bound === undefined) return null;
  if (bound.base === 'nothing') return value <= bound.most;
  return ratio === null ? null : ratio <= bound.most;
}
