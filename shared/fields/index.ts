import { company } from './company.ts';
import { contact } from './contact.ts';
import { csp } from './csp.ts';
import { evidence } from './evidence.ts';
import { partnerId } from './partner-id.ts';
import { step } from './step.ts';
import { support } from './support.ts';
import { tenant } from './tenant.ts';

/** Everything that can be known, in the order in which it is shown. */
export const FIELDS = {
  ...company,
  ...contact,
  ...support,
  ...tenant,
  ...partnerId,
  ...csp,
  ...evidence,
  ...step,
} as const;
