import type { Fact } from '../dossier/fact.ts';
import { knownFrom } from '../dossier/known.ts';
import type { Role } from './step.ts';

/** Someone of the company, with all roles that the dossier gives them. */
export interface Person {
  /** Their first record; what a browser remembers when they say "I am ...". */
  readonly record: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

const ROLES: readonly Role[] = ['global-admin', 'primary-contact', 'signatory', 'helper'];

/** The people in a dossier; records of one name and address are one person with several roles. */
export function peopleIn(facts: readonly Fact[]): readonly Person[] {
  const known = knownFrom(facts);
  const people = new Map<string, Person>();
  for (const record of known.records('person')) {
    const name = known.fact('person.name', record)?.value ?? '';
    const email = known.fact('person.email', record)?.value ?? '';
    const key = `${name}\n${email.toLowerCase()}`;
    const person = people.get(key) ?? { record, name: name === '' ? email : name, roles: [] };
    const role = ROLES.filter((it) => it === known.fact('person.role', record)?.value);
    people.set(key, { ...person, roles: [...new Set([...person.roles, ...role])] });
  }
  return [...people.values()].filter(({ name }) => name !== '');
}
