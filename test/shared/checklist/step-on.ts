import { type StepProgress, progressOf } from '../../../shared/checklist/progress.ts';
import type { StepId } from '../../../shared/checklist/steps.ts';
import { fact } from '../fact.ts';

/** Facts as the tests write them: path, value, and the source where it matters. */
export type Given = readonly Parameters<typeof fact>[];
/** The facts of these tests are of Sunday, 22 November 2026. */
export const MONDAY = '2026-11-23';
const on = (today: string, given: Given) =>
  progressOf(
    given.map((it) => fact(...it)),
    today,
  );
export const step = (id: StepId, given: Given, today = MONDAY): StepProgress | undefined =>
  on(today, given).find((it) => it.step === id);

export const DECIDED: Given = [
  ['plan.hasLegalEntity', 'yes'],
  ['plan.maySign', 'yes'],
  ['company.country', 'JP'],
  ['tenant.country', 'JP'],
];
export const PENDING: Given = [['csp.verificationStatus', 'pending', 'portal']];
export const listed = (state: string): Given => [
  ['distributor:d.name', 'Fabrikam'],
  ['distributor:d.state', state],
];
