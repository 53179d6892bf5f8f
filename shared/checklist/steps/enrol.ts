import { TASKS, learn } from '../learn.ts';
import { either, hasEnrolled, isAgreed, isEnrolled, isKnown } from '../proofs.ts';
import type { StepRow } from '../step.ts';

/** The enrolment itself, page by page; or what is left of it for a company that is in CSP already. */
export const ENROL_STEPS = [
  {
    id: 'welcome',
    page: 'welcome',
    after: ['country', 'gather'],
    who: 'global-admin',
    needs: [],
    unless: isEnrolled,
    proof: hasEnrolled,
    where: ['Welcome', 'Next'],
    source: TASKS,
  },
  {
    id: 'work-account',
    page: 'sign-in-choice',
    after: ['welcome'],
    who: 'global-admin',
    needs: ['tenant.initialDomain', 'tenant.country'],
    unless: isEnrolled,
    proof: hasEnrolled,
    where: ['Sign in with your work account'],
    source: TASKS,
  },
  {
    id: 'partner-id',
    page: 'partner-id-choice',
    after: ['work-account', 'location'],
    who: 'global-admin',
    needs: ['tenant.country'],
    // The agreement is offered only to those who have associated one.
    proof: either(isKnown('csp.associatedPartnerId'), isAgreed),
    where: ['Settings', 'Account settings', 'Organization profile', 'Identifiers', 'Update'],
    source: learn('enroll/mpa-indirect-provider-faq'),
  },
  {
    id: 'enrol',
    page: 'enrolment-form',
    after: ['work-account', 'legal-profile', 'primary-contact', 'support-contact'],
    who: 'global-admin',
    needs: ['company.legalName', 'contact.email', 'support.email'],
    unless: isEnrolled,
    proof: hasEnrolled,
    where: ['Enroll now'],
    source: TASKS,
  },
  {
    id: 'confirm-enrolment',
    page: 'legal-info',
    after: [],
    who: 'global-admin',
    needs: [],
    onlyIf: isEnrolled,
    proof: hasEnrolled,
    where: ['Settings', 'Account settings', 'Organization profile', 'Legal', 'Reseller'],
    source: TASKS,
  },
] as const satisfies readonly StepRow[];
