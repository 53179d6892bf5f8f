import type { Fact } from '../../shared/dossier/fact.ts';

/** The file hashes that facts say, those of rivals included: whoever settles a rival may choose it. */
export function filesNamedBy(facts: readonly Fact[]): ReadonlySet<string> {
  const said = facts.flatMap(({ value, rivals }) => [value, ...rivals.map((rival) => rival.value)]);
  return new Set(said.filter((hash) => hash !== null));
}
