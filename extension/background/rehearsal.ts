import { valueAt } from '../../shared/dossier/changes-from.ts';
import type { Fact } from '../../shared/dossier/fact.ts';
import { parsePath } from '../../shared/fields/path.ts';
import type { Edit } from '../messages.ts';

/** What a company brings to a rehearsal; how far it has come in reality stays out of it. */
const BROUGHT: ReadonlySet<string> = new Set([
  'company',
  'contact',
  'support',
  'tenant',
  'partnerId',
  'person',
  'plan',
  'evidence',
]);

/** Said anew of each rehearsal. */
const MARKS: ReadonlySet<string> = new Set(['plan.isRehearsal', 'plan.rehearsalOf']);

/**
 * What is entered into a new dossier so that one can rehearse with one's own data.
 *
 * @param of - the id of the dossier that the facts are of; empty while no daemon was met
 */
export function rehearsalEdits(facts: readonly Fact[], of: string): readonly Edit[] {
  const own = facts.filter(
    ({ path, source, value }) => source === 'entered' && value !== null && BROUGHT.has(parsePath(path)?.section ?? ''),
  );
  // One value that a later version wrote must not keep the rest out.
  const copied = own.filter(({ path, value }) => !MARKS.has(path) && valueAt(path, value).ok);
  return [
    { path: 'plan.isRehearsal', value: 'yes' },
    ...(of === '' ? [] : [{ path: 'plan.rehearsalOf', value: of }]),
    ...copied.map(({ path, value }) => ({ path, value })),
  ];
}
