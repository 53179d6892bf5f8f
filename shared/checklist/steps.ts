import type { DossierValues, Values } from '../dossier/values.ts';
import type { FieldRef } from '../rules/rule.ts';

/** Who has to do a step. */
export type Role = 'global-admin' | 'primary-contact' | 'signatory';

interface StepRow {
  readonly id: string;
  /** The page on which it is done. */
  readonly page: string;
  /** Steps that must be done before it. */
  readonly after: readonly string[];
  readonly who: Role;
  /** Fields one should have in hand. */
  readonly needs: readonly FieldRef[];
  /** The fact that proves it, where there is one. @returns the field that did it, or null */
  proof(values: DossierValues): FieldRef | null;
  /** Someone else's turn: whom one waits for, where that can be told. */
  waitsFor?(values: DossierValues): 'microsoft' | null;
  /** How long it usually takes, in business days, where Microsoft says so. */
  readonly businessDays?: { readonly least: number; readonly most: number };
  readonly source: { readonly url: string; readonly checked: string };
}

const learn = (page: string) => ({ url: `https://learn.microsoft.com/partner-center/${page}`, checked: '2026-11-22' });
const TASKS = learn('enroll/indirect-reseller-tasks-in-partner-center');

/** What says that the agreement is accepted: the overview page, or an active reseller, who must have accepted it. */
function agreementIn(single: Values): FieldRef | null {
  if (single['csp.mpa'] === 'accepted') return 'csp.mpa';
  return single['csp.resellerStatus'] === 'active' ? 'csp.resellerStatus' : null;
}

const TABLE = [
  {
    id: 'welcome',
    page: 'welcome',
    after: [],
    who: 'global-admin',
    needs: ['company.legalName', 'company.country', 'contact.email', 'tenant.country'],
    proof: () => null,
    source: TASKS,
  },
  {
    id: 'work-account',
    page: 'sign-in-choice',
    after: ['welcome'],
    who: 'global-admin',
    needs: ['tenant.initialDomain', 'tenant.country'],
    proof: () => null,
    source: TASKS,
  },
  {
    id: 'partner-id',
    page: 'partner-id-choice',
    after: ['work-account'],
    who: 'global-admin',
    needs: ['tenant.country'],
    // The agreement is offered only to those who have associated one.
    proof: ({ single }) =>
      single['csp.associatedPartnerId'] === undefined ? agreementIn(single) : 'csp.associatedPartnerId',
    source: learn('enroll/mpa-indirect-provider-faq'),
  },
  {
    id: 'enrol',
    page: 'enrolment-form',
    after: ['work-account'],
    who: 'global-admin',
    needs: [
      'company.legalName',
      'company.addressLine1',
      'company.city',
      'company.postalCode',
      'contact.email',
      'support.email',
    ],
    proof: ({ single }) => (single['csp.verificationStatus'] === undefined ? null : 'csp.verificationStatus'),
    source: TASKS,
  },
  {
    id: 'verification',
    page: 'legal-info',
    after: ['enrol'],
    who: 'primary-contact',
    needs: ['contact.email'],
    proof: ({ single }) => {
      if (single['csp.verificationStatus'] === 'authorized') return 'csp.verificationStatus';
      return single['csp.resellerStatus'] === 'qualified' ? 'csp.resellerStatus' : agreementIn(single);
    },
    businessDays: { least: 3, most: 5 },
    waitsFor: ({ single }) => (single['csp.verificationStatus'] === 'pending' ? 'microsoft' : null),
    source: learn('enroll/verification-responses'),
  },
  {
    id: 'agreement',
    page: 'csp-overview',
    after: ['partner-id', 'verification'],
    who: 'signatory',
    needs: [],
    proof: ({ single }) => agreementIn(single),
    source: learn('enroll/mpa-indirect-provider-faq'),
  },
] as const satisfies readonly StepRow[];

/** Name of a step. */
export type StepId = (typeof TABLE)[number]['id'];

/** One row of the checklist. */
export interface Step extends StepRow {
  readonly id: StepId;
  readonly after: readonly StepId[];
}

/** What to do, in order. */
export const STEPS: readonly Step[] = TABLE;
