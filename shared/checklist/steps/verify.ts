import { learn } from '../learn.ts';
import { isKnown, isPassed, isRefused, isVerified } from '../proofs.ts';
import type { StepRow } from '../step.ts';
import { turnOfCheck, turnOfVerification } from '../turns.ts';

const SOURCE = learn('enroll/verification-responses');
const AFTER = ['enrol', 'confirm-enrolment', 'appeal'] as const;
const WHERE = [
  'Settings',
  'Account settings',
  'Organization profile',
  'Legal',
  'Reseller',
  'Verification summary',
] as const;
/** Microsoft: usually three to five business days; support is to be asked after five. */
const DAYS = { least: 3, most: 5 } as const;

/** Microsoft's checks, each with its own state, the appeal where one fails, and verification as a whole. */
export const VERIFY_STEPS = [
  {
    id: 'appeal',
    page: 'account-verification',
    after: ['enrol', 'confirm-enrolment'],
    who: 'global-admin',
    needs: [],
    onlyIf: isRefused,
    where: ['Settings', 'Account settings', 'Organization profile', 'Legal', 'Fix now', 'Account Verification'],
    source: learn('enroll/submit-verification-appeal'),
  },
  {
    id: 'verify-email',
    page: 'legal-info',
    after: AFTER,
    who: 'primary-contact',
    needs: ['contact.email'],
    proof: isPassed('csp.emailCheck'),
    // No mail within one business day: it is to be sent again.
    turn: turnOfCheck('csp.emailCheck', 1),
    where: WHERE,
    source: SOURCE,
  },
  {
    id: 'verify-identity',
    page: 'legal-info',
    after: AFTER,
    who: 'primary-contact',
    needs: ['contact.firstName', 'contact.lastName'],
    proof: isPassed('csp.identityCheck'),
    turn: turnOfCheck('csp.identityCheck'),
    minutes: 15,
    where: WHERE,
    source: learn('enroll/complete-identity-verification'),
  },
  {
    id: 'verify-employment',
    page: 'legal-info',
    after: AFTER,
    who: 'global-admin',
    needs: ['contact.email', 'company.website'],
    proof: isPassed('csp.employmentCheck'),
    turn: turnOfCheck('csp.employmentCheck'),
    where: WHERE,
    source: SOURCE,
  },
  {
    id: 'verify-business',
    page: 'legal-info',
    after: AFTER,
    who: 'global-admin',
    needs: ['company.legalName', 'company.addressLine1'],
    proof: isPassed('csp.businessCheck'),
    turn: turnOfCheck('csp.businessCheck'),
    where: WHERE,
    source: SOURCE,
  },
  {
    id: 'verify-additional',
    page: 'legal-info',
    after: AFTER,
    who: 'global-admin',
    needs: [],
    onlyIf: isKnown('csp.additionalCheck'),
    proof: isPassed('csp.additionalCheck'),
    turn: turnOfCheck('csp.additionalCheck'),
    where: WHERE,
    source: SOURCE,
  },
  {
    id: 'verification',
    page: 'legal-info',
    after: AFTER,
    who: 'primary-contact',
    needs: ['contact.email'],
    proof: isVerified,
    turn: turnOfVerification(DAYS.most),
    businessDays: DAYS,
    where: WHERE,
    source: SOURCE,
  },
] as const satisfies readonly StepRow[];
