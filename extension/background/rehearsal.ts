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

/** What is entered into a new dossier so that one can rehearse with one's own data. */
export function rehearsalEdits(facts: readonly Fact[]): readonly Edit[] {
  const own = facts.filter(
    ({ path, source, value }) => source === 'entered' && value !== null && BROUGHT.has(parsePath(path)?.section ?? ''),
  );
  return [
    { path: 'plan.isRehearsal', value: 'yes' },
    ...own.filter(({ path }) => path !== 'plan.isRehearsal').map(({ path, value }) => ({ path, value })),
  ];
}
