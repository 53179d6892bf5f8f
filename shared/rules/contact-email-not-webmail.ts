import { domainOf, freeMail } from '../reference/free-mail.ts';
import { rule } from './rule.ts';

/** Microsoft writes to the primary contact, and takes no mailbox that anyone can open. */
export default rule({
  id: 'contact-email-not-webmail',
  fields: ['contact.email'],
  severity: 'error',
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/indirect-reseller-tasks-in-partner-center',
    checked: '2026-11-22',
  },
  text: "Microsoft does not accept web-mail addresses such as {domain} for the primary contact. Use one person's work mailbox on a domain that your company owns.",
  check({ 'contact.email': email }) {
    const domain = domainOf(email);
    return freeMail(domain) === 'refused' ? { domain } : null;
  },
});
