import type { Rule } from './rule.ts';
import contactEmailNotOnmicrosoft from './contact-email-not-onmicrosoft.ts';
import contactEmailNotProviderMail from './contact-email-not-provider-mail.ts';
import contactEmailNotWebmail from './contact-email-not-webmail.ts';
import legalNameAsOnPortal from './legal-name-as-on-portal.ts';
import partnerIdInTenantCountry from './partner-id-in-tenant-country.ts';
import partnerIdIsLocation from './partner-id-is-location.ts';
import signedInAccountIsCompany from './signed-in-account-is-company.ts';

/** Every rule there is. */
export const RULES: readonly Rule[] = [
  contactEmailNotWebmail,
  contactEmailNotProviderMail,
  contactEmailNotOnmicrosoft,
  partnerIdInTenantCountry,
  partnerIdIsLocation,
  legalNameAsOnPortal,
  signedInAccountIsCompany,
];
