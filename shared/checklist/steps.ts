import { ENROL_STEPS } from './steps/enrol.ts';
import { OPERATE_STEPS } from './steps/operate.ts';
import { PREPARE_STEPS } from './steps/prepare.ts';
import { SELL_STEPS } from './steps/sell.ts';
import { VERIFY_STEPS } from './steps/verify.ts';
import type { StepRow } from './step.ts';

const TABLE = [...PREPARE_STEPS, ...ENROL_STEPS, ...VERIFY_STEPS, ...SELL_STEPS, ...OPERATE_STEPS] as const;

/** Name of a step. */
export type StepId = (typeof TABLE)[number]['id'];

/** One row of the checklist. */
export interface Step extends StepRow {
  readonly id: StepId;
  readonly after: readonly StepId[];
}

/** What to do, in order: from "we have a tenant" to "we sell with a distributor and stay in good standing". */
export const STEPS: readonly Step[] = TABLE;

/** What has to be done before the company can transact: these, and all that they wait for. */
export const CAN_TRANSACT: readonly StepId[] = ['partner-id', 'agreement', 'provider-listed'];

/** The row of a step. */
export function stepOf(id: StepId): Step {
  const step = STEPS.find((it) => it.id === id);
  if (step === undefined) throw new Error(`There is no step ${id}.`);
  return step;
}
