import { company } from './company.ts';
import { contact } from './contact.ts';
import { csp } from './csp.ts';
import { distributor } from './distributor.ts';
import { evidence } from './evidence.ts';
import { partnerId } from './partner-id.ts';
import { person } from './person.ts';
import { plan } from './plan.ts';
import { security } from './security.ts';
import { signedIn } from './signed-in.ts';
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
  ...distributor,
  ...security,
  ...person,
  ...signedIn,
  ...plan,
  ...evidence,
  ...step,
} as const;
