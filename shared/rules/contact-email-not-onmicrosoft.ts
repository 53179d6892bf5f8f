import { domainOf } from '../reference/free-mail.ts';
import { rule } from './rule.ts';

/** A sign-in name of the tenant often has no mailbox, so the verification mail never arrives. */
export default rule({
  id: 'contact-email-not-onmicrosoft',
  fields: ['contact.email'],
  severity: 'warning',
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/verification-responses',
    checked: '2026-11-22',
  },
  text: '{domain} is a sign-in name of your tenant and may have no mailbox: the verification mail would be lost. Give an address on your own domain that receives mail. (Signing in with it is fine.)',
  check({ 'contact.email': email }) {
    const domain = domainOf(email);
    return domain.endsWith('.onmicrosoft.com') ? { domain } : null;
  },
});
