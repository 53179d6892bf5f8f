import { choice, date, partnerNumber } from './kinds.ts';

/** Where the enrolment stands, as the portal says. */
export const csp = {
  'csp.associatedPartnerId': partnerNumber(),
  'csp.verificationStatus': choice('pending', 'authorized', 'rejected', 'challenged'),
  'csp.resellerStatus': choice('active', 'qualified', 'pending', 'rejected'),
  'csp.mpa': choice('accepted', 'open'),
  'csp.mpaAcceptedOn': date(),
} as const;
