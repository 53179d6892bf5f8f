import type { Fact } from '../dossier/fact.ts';
import type { FieldKey } from '../fields/path.ts';
import type { Reason } from './step.ts';

const CHECKS = [
  'csp.emailCheck',
  'csp.identityCheck',
  'csp.employmentCheck',
  'csp.businessCheck',
  'csp.additionalCheck',
] as const;
type Check = (typeof CHECKS)[number];

/** The last of these fields' facts, when all of them are known: it completed them. */
export const all =
  (...fields: readonly FieldKey[]): Reason =>
  ({ known }) => {
    const facts = fields.map((field) => known.fact(field));
    return facts.includes(null) ? null : latest(facts);
  };

/** A field has one of these values. */
export const is =
  (field: FieldKey, ...values: readonly string[]): Reason =>
  ({ known }) =>
    known.is(field, values);

/** A field is known at all. */
export const isKnown =
  (field: FieldKey): Reason =>
  ({ known }) =>
    known.fact(field);

/** All of these say so; the last of their facts counts. */
export const every =
  (...reasons: readonly Reason[]): Reason =>
  (situation) => {
    const facts = reasons.map((reason) => reason(situation));
    return facts.includes(null) ? null : latest(facts);
  };

/** The first of these that says so. */
export const either =
  (...reasons: readonly Reason[]): Reason =>
  (situation) => {
    for (const reason of reasons) {
      const fact = reason(situation);
      if (fact !== null) return fact;
    }
    return null;
  };

/** The company said that it is in CSP already. */
export const isEnrolled = is('plan.isEnrolled', 'yes');

/** Company and tenant are of the same country. */
export const isOneCountry: Reason = ({ known }) => {
  const [company, tenant] = [known.fact('company.country'), known.fact('tenant.country')];
  return company !== null && tenant !== null && company.value === tenant.value ? latest([company, tenant]) : null;
};

/** A file that the register gave out is attached. */
export const hasRegistration: Reason = ({ known }) =>
  first(known.records('evidence'), (record) => known.is('evidence.purpose', ['registration'], record));

/** Some PartnerID is known. */
export const hasPartnerId: Reason = ({ known }) =>
  known.fact('csp.associatedPartnerId') ??
  first(known.records('partnerId'), (record) => known.fact('partnerId.number', record));

/** A PartnerID of type location in the tenant's country is known: the only kind that can be used. */
export const hasLocation: Reason = ({ known }) => {
  const country = known.fact('tenant.country')?.value;
  if (country === undefined || country === null) return null;
  const record = known
    .records('partnerId')
    .find(
      (it) =>
        known.is('partnerId.type', ['location'], it) !== null && known.is('partnerId.country', [country], it) !== null,
    );
  if (record !== undefined) return known.fact('partnerId.number', record);
  return known.is('csp.partnerIdType', ['location']) === null ? null : known.is('csp.partnerIdCountry', [country]);
};

/** The agreement is accepted: the portal shows it, or an active reseller, who must have accepted it. */
export const isAgreed = either(is('csp.mpa', 'accepted'), is('csp.resellerStatus', 'active'));

/** Microsoft has verified the company. */
export const isVerified = either(
  is('csp.verificationStatus', 'authorized'),
  is('csp.resellerStatus', 'qualified', 'active'),
  is('csp.mpa', 'accepted'),
);

/** The enrolment was sent: its page shows where verification stands, or something that only comes after it. */
export const hasEnrolled = either(isKnown('csp.verificationStatus'), isKnown('csp.resellerStatus'), isVerified);

/** One of Microsoft's checks is passed; the last ones when all are. */
export const isPassed = (check: Check): Reason => either(is(check, 'passed'), isVerified);

/** Microsoft has refused something, or asks about it. */
export const isRefused: Reason = (situation) => {
  if (isVerified(situation) !== null) return null;
  const { known } = situation;
  return (
    known.is('csp.verificationStatus', ['rejected', 'challenged']) ??
    first(CHECKS, (check) => known.is(check, ['rejected'])) ??
    known.is('csp.resellerStatus', ['rejected'])
  );
};

/** Some distributor has come this far. */
export const hasDistributor =
  (...states: readonly string[]): Reason =>
  ({ known }) =>
    first(known.records('distributor'), (record) => known.any('distributor.state', states, record));

/** Some distributor is in the dossier. */
export const hasAnyDistributor: Reason = ({ known }) =>
  first(known.records('distributor'), (record) => known.fact('distributor.name', record));

/** For each distributor that was authorized, somebody decided about its administrator access. */
export const isAccessReviewed: Reason = ({ known }) => {
  const linked = known
    .records('distributor')
    .filter((record) => known.any('distributor.state', ['authorized', 'listed'], record) !== null);
  const decided = linked.map((record) => known.fact('distributor.adminAccess', record));
  return decided.length === 0 || decided.includes(null) ? null : latest(decided);
};

function first<T>(all: readonly T[], find: (it: T) => Fact | null): Fact | null {
  for (const it of all) {
    const fact = find(it);
    if (fact !== null) return fact;
  }
  return null;
}

function latest(facts: readonly (Fact | null)[]): Fact | null {
  return facts.reduce((last, fact) => (last === null || (fact !== null && fact.at > last.at) ? fact : last), null);
}
