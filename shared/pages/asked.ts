import { countryCode } from '../reference/countries.ts';
import { find } from './find.ts';
import type { AskedField, PageRecipe } from './recipe.ts';
import type { Snapshot } from './snapshot.ts';

/** Where each ask of a recipe stands in a snapshot's nodes; absent where the page does not show it. */
export function askedNodes({ asks }: PageRecipe, snapshot: Snapshot): ReadonlyMap<number, number> {
  const nodes = new Map<number, number>();
  asks.forEach(({ at }, ask) => {
    const [node] = find(snapshot, at);
    if (node !== undefined) nodes.set(ask, node);
  });
  return nodes;
}

/** The form fields that a recognised page asks for, with what is in them now. */
export function asked(recipe: PageRecipe, snapshot: Snapshot): readonly AskedField[] {
  return [...askedNodes(recipe, snapshot)].flatMap(([ask, at]) => {
    const node = snapshot.nodes[at];
    const wanted = recipe.asks[ask];
    if (node === undefined || wanted === undefined) return [];
    const { field, as } = wanted;
    const present = node.value ?? '';
    return [
      {
        field,
        ask,
        label: node.name,
        present: as === 'country' ? (countryCode(present, snapshot.language) ?? present) : present,
        ...(as === undefined ? {} : { as }),
        ...(node.options === undefined ? {} : { options: node.options }),
        required: node.required === true,
        disabled: node.disabled === true,
      },
    ];
  });
}
