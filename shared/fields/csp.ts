import { choice, country, date, partnerNumber } from './kinds.ts';

/** Where one of Microsoft's checks stands; `action` when the company has to do something. */
const check = () => choice('pending', 'action', 'passed', 'rejected');

/** Where the enrolment stands, as the portal says. */
export const csp = {
  'csp.associatedPartnerId': partnerNumber(),
  'csp.partnerIdType': choice('location', 'global'),
  'csp.partnerIdCountry': country(),
  'csp.verificationStatus': choice('pending', 'authorized', 'rejected', 'challenged'),
  'csp.emailCheck': check(),
  'csp.identityCheck': check(),
  'csp.employmentCheck': check(),
  'csp.businessCheck': check(),
  'csp.additionalCheck': check(),
  'csp.resellerStatus': choice('active', 'qualified', 'pending', 'rejected'),
  'csp.membershipStatus': choice('active', 'pending', 'rejected'),
  'csp.mpa': choice('accepted', 'open'),
  'csp.mpaAcceptedOn': date(),
  /** When the tenant was authorized for CSP: its month is the anniversary of each yearly re-authorization. */
  'csp.onboardedOn': date(),
  'csp.reauthorizedOn': date(),
} as const;
