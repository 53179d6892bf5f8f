import { country, tel, text, url } from './kinds.ts';

/** The company as its official register has it. */
export const company = {
  'company.legalName': text(200),
  'company.addressLine1': text(200),
  'company.addressLine2': text(200),
  'company.city': text(100),
  'company.state': text(100),
  'company.postalCode': text(20),
  'company.country': country(),
  'company.phone': tel(),
  'company.website': url(),
} as const;
