import { type LabelId, labelsOf } from './labels.ts';
import type { Role, Snapshot } from './snapshot.ts';

/** What recipes ask of a snapshot, worked out once: all recipes together ask hundreds of times. */
export interface PageIndex {
  /** The places in the snapshot's nodes of all nodes of a role, in reading order. */
  byRole(role: Role): readonly number[];
  /** The labels that a text of the page can be. */
  labels(text: string): readonly LabelId[];
  /** The heading that a node stands under, or is; empty above the first one. */
  headingOf(place: number): string;
}

const indexes = new WeakMap<Snapshot, PageIndex>();

/** The index of a snapshot; made when it is first asked for. */
export function indexOf(snapshot: Snapshot): PageIndex {
  const known = indexes.get(snapshot) ?? indexed(snapshot);
  indexes.set(snapshot, known);
  return known;
}

function indexed({ nodes, language }: Snapshot): PageIndex {
  const places = new Map<Role, number[]>();
  const texts = new Map<string, readonly LabelId[]>();
  const headings: string[] = [];
  nodes.forEach(({ role, name }, place) => {
    headings.push(role === 'heading' ? name : (headings.at(-1) ?? ''));
    const same = places.get(role);
    if (same === undefined) places.set(role, [place]);
    else same.push(place);
  });
  return {
    byRole: (role) => places.get(role) ?? [],
    labels(text) {
      const known = texts.get(text) ?? labelsOf(text, language);
      texts.set(text, known);
      return known;
    },
    headingOf: (place) => headings[place] ?? '',
  };
}
