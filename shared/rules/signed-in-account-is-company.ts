import { domainOf, freeMail } from '../reference/free-mail.ts';
import { rule } from './rule.ts';

/** What is enrolled is the tenant of whoever is signed in: with another account one enrols, or looks at, another company. */
export default rule({
  id: 'signed-in-account-is-company',
  fields: ['signedIn.account', 'tenant.initialDomain'],
  also: ['company.website', 'contact.email'],
  severity: 'warning',
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/indirect-reseller-tasks-in-partner-center',
    checked: '2026-11-22',
  },
  text: 'You are signed in to the portal as {account}. The dossier knows your company by {domains} only, so this may be the account of another company or your own private one. Choose the work account of the tenant in the account picker, or sign out and sign in with it, before you go on.',
  // The picker also shows names of companies, which tell nothing of a tenant.
  onlyIf: ({ 'signedIn.account': account }) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(account ?? ''),
  check({ 'signedIn.account': account, 'tenant.initialDomain': tenant, ...company }) {
    const { 'company.website': website, 'contact.email': email } = company;
    // Anyone can have a mailbox there: it is nobody's company.
    const own = [hostOf(website ?? ''), domainOf(email ?? '')].filter((it) => it !== '' && freeMail(it) === null);
    const domains = [...new Set([tenant, ...own])];
    const domain = domainOf(account);
    return domains.some((it) => domain === it || domain.endsWith(`.${it}`))
      ? null
      : { account, domains: domains.join(', ') };
  },
});

/** The host of a website's address, without what only says that it is a website. */
function hostOf(website: string): string {
  const [host = ''] = website.replace(/^https?:\/\//i, '').split(/[/:]/);
  return host.toLowerCase().replace(/^www\./, '');
}
