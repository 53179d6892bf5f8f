import { rule } from './rule.ts';

/** The same region is not enough: a PartnerID of another country cannot be associated with the tenant. */
export default rule({
  id: 'partner-id-in-tenant-country',
  fields: ['partnerId.country', 'tenant.country'],
  severity: 'error',
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/mpa-indirect-provider-faq',
    checked: '2026-11-22',
  },
  text: "This PartnerID belongs to {partnerCountry}, your tenant to {tenantCountry}. They must be the same country, and a tenant's country can never be changed. Use, or add, a location PartnerID in {tenantCountry}.",
  check({ 'partnerId.country': partnerCountry, 'tenant.country': tenantCountry }) {
    return partnerCountry === tenantCountry ? null : { partnerCountry, tenantCountry };
  },
});
