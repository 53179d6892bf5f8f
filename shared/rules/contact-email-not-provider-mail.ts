import { domainOf, freeMail } from '../reference/free-mail.ts';
import { rule } from './rule.ts';

/** Microsoft does not name these services, but asks for a domain that the company owns. */
export default rule({
  id: 'contact-email-not-provider-mail',
  fields: ['contact.email'],
  severity: 'warning',
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/verification-responses',
    checked: '2026-11-22',
  },
  text: "{domain} looks like a free mail service, a mobile carrier or an internet provider. Microsoft does not name it, but asks for an address on a domain that your company owns, so it will probably be refused. Use one person's work mailbox on your company's domain.",
  check({ 'contact.email': email }) {
    const domain = domainOf(email);
    return freeMail(domain) === 'likely-refused' ? { domain } : null;
  },
});
