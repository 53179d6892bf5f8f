import type { FieldKey } from '../fields/path.ts';
import type { LabelId } from './labels.ts';
import type { PageRecipe, Read } from './recipe.ts';

/** Where one of the checks stands; the wordings of all years mean one of four things. */
const check = (field: FieldKey, label: LabelId): Read => ({
  field,
  at: { role: 'term', label, under: 'Verification summary' },
  take: 'next',
  as: {
    pending: ['Pending'],
    action: ['Action required', 'Challenged'],
    passed: ['Passed', 'Authorized'],
    rejected: ['Rejected'],
  },
});

/** Account settings > Organization profile > Legal, Reseller tab: what Microsoft holds, and where verification stands. */
export default {
  id: 'legal-info',
  paths: [/^\/pcv\/accountsettings\/partnerprofile/i, /^\/dashboard\/.*\/organization\/legalinfo/i],
  landmarks: [
    { role: 'heading', label: 'Legal business profile' },
    { role: 'term', label: 'Verification status' },
    { role: 'tab', label: 'Reseller' },
  ],
  without: [{ role: 'button', label: 'Enroll now' }],
  reads: [
    { field: 'company.legalName', at: { role: 'term', label: 'Legal business name' }, take: 'next' },
    { field: 'company.addressLine1', at: { role: 'term', label: 'Address line 1' }, take: 'next' },
    { field: 'company.addressLine2', at: { role: 'term', label: 'Address line 2' }, take: 'next' },
    { field: 'company.city', at: { role: 'term', label: 'City' }, take: 'next' },
    { field: 'company.state', at: { role: 'term', label: 'State/province' }, take: 'next' },
    { field: 'company.postalCode', at: { role: 'term', label: 'ZIP/postal code' }, take: 'next' },
    { field: 'company.country', at: { role: 'term', label: 'Country/region' }, take: 'next', as: 'country' },
    {
      field: 'contact.email',
      at: { role: 'term', label: 'Email address', under: 'Primary contact info' },
      take: 'next',
    },
    {
      field: 'csp.verificationStatus',
      at: { role: 'term', label: 'Verification status' },
      take: 'next',
      as: { authorized: ['Authorized'], pending: ['Pending'], rejected: ['Rejected'], challenged: ['Challenged'] },
    },
    {
      field: 'csp.resellerStatus',
      at: { role: 'term', label: 'Indirect reseller status' },
      take: 'next',
      as: {
        active: ['Active'],
        qualified: ['Qualified'],
        pending: ['Pending qualification', 'Pending'],
        rejected: ['Rejected'],
      },
    },
    check('csp.emailCheck', 'Email ownership'),
    check('csp.identityCheck', 'Identity'),
    check('csp.employmentCheck', 'Employment'),
    check('csp.businessCheck', 'Business'),
    check('csp.additionalCheck', 'Additional due diligence'),
    {
      field: 'csp.membershipStatus',
      at: { role: 'term', label: 'Microsoft AI Cloud Partner Program status' },
      take: 'next',
      as: { active: ['Active', 'Authorized'], pending: ['Pending'], rejected: ['Rejected'] },
    },
  ],
  asks: [],
  proves: ['welcome', 'work-account', 'enrol'],
  source: { url: 'https://learn.microsoft.com/partner-center/enroll/verification-responses', checked: '2026-11-22' },
} satisfies PageRecipe;
