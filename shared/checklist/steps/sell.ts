import { TASKS, learn } from '../learn.ts';
import { either, hasAnyDistributor, hasDistributor, is, isAccessReviewed, isAgreed } from '../proofs.ts';
import type { Reason, StepRow } from '../step.ts';
import { turnOfInvitation } from '../turns.ts';

const FAQ = learn('enroll/mpa-indirect-provider-faq');
const PROVIDER = learn('customers/indirect-provider-tasks-in-partner-center');

/** The agreements page gives the date; no other page of the portal does. */
const hasAgreementDate: Reason = ({ known }) => known.said('csp.mpaAcceptedOn', 'portal');

/** From a verified company to one that sells with a distributor. */
export const SELL_STEPS = [
  {
    id: 'admin-agent',
    page: 'user-management',
    after: ['enrol', 'confirm-enrolment'],
    who: 'global-admin',
    needs: [],
    proof: is('signedIn.adminAgent', 'yes'),
    where: ['Settings', 'Account settings', 'User management', 'Admin agent', 'Update'],
    source: TASKS,
  },
  {
    id: 'agreement',
    page: 'csp-overview',
    after: ['partner-id', 'verification'],
    who: 'signatory',
    needs: [],
    proof: isAgreed,
    where: ['CSP Overview', 'Accept and continue'],
    source: FAQ,
  },
  {
    id: 'agreement-proof',
    page: 'agreements',
    after: ['agreement'],
    who: 'helper',
    needs: [],
    proof: either(hasAgreementDate, is('csp.resellerStatus', 'active')),
    where: ['Settings', 'Account settings', 'Agreements'],
    source: FAQ,
  },
  {
    id: 'distributor-shortlist',
    page: null,
    after: ['country'],
    who: 'helper',
    needs: [],
    proof: hasAnyDistributor,
    where: [],
    source: TASKS,
  },
  {
    id: 'distributor-contact',
    page: null,
    after: ['distributor-shortlist'],
    who: 'helper',
    needs: [],
    proof: hasDistributor('contacted', 'invited', 'authorized', 'listed'),
    where: [],
    source: TASKS,
  },
  {
    id: 'distributor-invitation',
    page: null,
    after: ['distributor-contact', 'verification'],
    who: 'helper',
    needs: [],
    proof: hasDistributor('invited', 'authorized', 'listed'),
    turn: turnOfInvitation,
    where: [],
    source: PROVIDER,
  },
  {
    id: 'authorize',
    page: 'authorize-provider',
    after: ['distributor-invitation', 'agreement'],
    who: 'global-admin',
    needs: [],
    proof: hasDistributor('authorized', 'listed'),
    where: ['Authorize indirect provider'],
    source: TASKS,
  },
  {
    id: 'provider-listed',
    page: 'indirect-providers',
    after: ['authorize'],
    who: 'helper',
    needs: [],
    proof: hasDistributor('listed'),
    where: ['Indirect providers'],
    source: TASKS,
  },
  {
    id: 'access-review',
    page: null,
    after: ['authorize'],
    who: 'global-admin',
    needs: [],
    proof: isAccessReviewed,
    where: ['Microsoft 365 admin center', 'Settings', 'Partner relationships', 'Remove delegated admin'],
    source: learn('customers/customers-revoke-admin-privileges'),
  },
  {
    id: 'first-customer',
    page: 'indirect-providers',
    after: ['provider-listed'],
    who: 'helper',
    needs: [],
    where: ['Indirect providers', 'Invite new customers'],
    source: TASKS,
  },
] as const satisfies readonly StepRow[];
