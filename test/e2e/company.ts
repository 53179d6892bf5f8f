/** A made-up company for tests, by path. */
export const COMPANY: Readonly<Record<string, string>> = {
  'company.legalName': '株式会社コントソ',
  'company.addressLine1': '港南2-16-3',
  'company.city': '港区',
  'company.state': '東京都',
  'company.postalCode': '108-0075',
  'company.country': 'JP',
  'company.website': 'www.contoso.co.jp',
  'contact.firstName': '太郎',
  'contact.lastName': '山田',
  'contact.email': 'taro.yamada@contoso.co.jp',
  'contact.phone': '+81 3-1234-5678',
  'support.email': 'support@contoso.co.jp',
  'tenant.id': '11111111-2222-4333-8444-555555555555',
  'tenant.initialDomain': 'contoso.onmicrosoft.com',
  'tenant.country': 'JP',
};
