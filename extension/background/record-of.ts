import type { Fact } from '../../shared/dossier/fact.ts';
import { parsePath } from '../../shared/fields/path.ts';
import type { Observation } from '../../shared/pages/recipe.ts';

/** How the rows of a grid are told apart, by section: the field that names one, and a new record's id from it. */
const NAMED_BY: Readonly<Record<string, { readonly name: string; id(named: string): string }>> = {
  partnerId: { name: 'number', id: (number) => number },
  distributor: { name: 'name', id: (name) => `portal-${digest(name)}` },
};

/**
 * The record that an observation of a grid's row belongs to: the one of the same number or name, else a new one, called
 * the same on every device. Null for a row that is not named.
 */
export function recordOf(
  { field, record }: Observation,
  observations: readonly Observation[],
  facts: readonly Fact[],
): string | null {
  const section = field.split('.', 1)[0] ?? '';
  const by = NAMED_BY[section];
  const naming = observations.find((it) => it.record === record && it.field === `${section}.${by?.name}`);
  if (by === undefined || naming === undefined) return null;
  const named = folded(naming.value);
  const known = facts.find(({ path, value }) => {
    const at = parsePath(path);
    return at?.section === section && at.name === by.name && value !== null && folded(value) === named;
  });
  return (known === undefined ? null : parsePath(known.path)?.record) ?? by.id(named);
}

/** Width, case and blanks do not make another name. */
function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');
}

/** FNV-1a: short, and the same everywhere; a dossier has a handful of names. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
