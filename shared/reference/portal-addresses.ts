/**
 * Where portal pages are, by the id of their recipe: only addresses that Microsoft's documentation gives (csp-enrollment,
 * part 7, checked 2026-11-22). For the others the menu path is all that is known.
 */
export const PORTAL_ADDRESSES: Readonly<Record<string, string>> = {
  welcome: 'https://partnercenter.microsoft.com/pcv/register/joinnow/enrollmentwelcome/valueaddedreseller',
  'program-enrolment': 'https://partner.microsoft.com/dashboard/v2/enrollment/introduction/partnership',
  'legal-info': 'https://partner.microsoft.com/dashboard/account/v3/organization/legalinfo#csp',
  locations: 'https://partner.microsoft.com/dashboard/account/v3/organization/legalinfo#mpn',
  'csp-overview': 'https://partner.microsoft.com/pcv/dashboard/overview',
  'user-management': 'https://partner.microsoft.com/dashboard/account/v3/usermanagement#users',
  'my-permissions': 'https://partner.microsoft.com/dashboard/v2/account-settings/overview',
};
