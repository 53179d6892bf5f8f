import { rule } from './rule.ts';

/** CSP takes the id of a location; the global id of the company is refused. */
export default rule({
  id: 'partner-id-is-location',
  fields: ['partnerId.type'],
  severity: 'error',
  source: {
    url: 'https://learn.microsoft.com/partner-center/account-settings/manage-locations',
    checked: '2026-11-22',
  },
  text: 'This is a global PartnerID (PGA). CSP needs a location PartnerID (PLA). Find it under Account settings > Organization profile > Identifiers, or add a location.',
  check({ 'partnerId.type': type }) {
    return type === 'location' ? null : {};
  },
});
