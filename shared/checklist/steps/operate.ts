import { learn } from '../learn.ts';
import { is } from '../proofs.ts';
import type { StepRow } from '../step.ts';
import { turnOfYear } from '../turns.ts';

const SECURITY = learn('security/partner-security-requirements');

/** What keeps the company in good standing. */
export const OPERATE_STEPS = [
  {
    id: 'mfa',
    page: null,
    after: ['enrol', 'confirm-enrolment'],
    who: 'global-admin',
    needs: [],
    proof: is('security.mfaForAll', 'yes'),
    where: [],
    source: SECURITY,
  },
  {
    id: 'security-contact',
    page: null,
    after: ['enrol', 'confirm-enrolment'],
    who: 'global-admin',
    needs: [],
    proof: is('security.contactSet', 'yes'),
    where: [],
    source: learn('enroll/new-indirect-reseller-requirement'),
  },
  {
    id: 'reauthorize',
    page: null,
    after: ['agreement'],
    who: 'signatory',
    needs: ['csp.onboardedOn'],
    turn: turnOfYear,
    where: [],
    source: learn('enroll/new-indirect-reseller-requirement'),
  },
] as const satisfies readonly StepRow[];
