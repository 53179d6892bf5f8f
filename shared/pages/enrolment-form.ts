import type { PageRecipe } from './recipe.ts';

const LEGAL = { under: 'Legal business profile' } as const;
const CONTACT = { under: 'Primary contact info' } as const;
const SUPPORT = { under: 'Customer support profile' } as const;

/** The enrolment itself: legal profile, primary contact, customer support. */
export default {
  id: 'enrolment-form',
  paths: [/^\/(pcv\/register|dashboard)\//i],
  landmarks: [
    { role: 'heading', label: 'Legal business profile' },
    { role: 'heading', label: 'Primary contact info' },
    { role: 'button', label: 'Enroll now' },
  ],
  reads: [],
  asks: [
    { field: 'company.legalName', at: { role: 'textbox', label: 'Legal business name', ...LEGAL } },
    { field: 'company.addressLine1', at: { role: 'textbox', label: 'Address line 1', ...LEGAL } },
    { field: 'company.addressLine2', at: { role: 'textbox', label: 'Address line 2', ...LEGAL } },
    { field: 'company.city', at: { role: 'textbox', label: 'City', ...LEGAL } },
    { field: 'company.state', at: { role: 'textbox', label: 'State/province', ...LEGAL } },
    { field: 'company.postalCode', at: { role: 'textbox', label: 'ZIP/postal code', ...LEGAL } },
    { field: 'company.country', at: { role: 'combobox', label: 'Country/region', ...LEGAL }, as: 'country' },
    { field: 'company.website', at: { role: 'textbox', label: 'Website', ...LEGAL } },
    { field: 'contact.firstName', at: { role: 'textbox', label: 'First name', ...CONTACT } },
    { field: 'contact.lastName', at: { role: 'textbox', label: 'Last name', ...CONTACT } },
    { field: 'contact.email', at: { role: 'textbox', label: 'Email address', ...CONTACT } },
    { field: 'contact.phone', at: { role: 'combobox', label: 'Country code', ...CONTACT }, as: 'calling-code' },
    { field: 'contact.phone', at: { role: 'textbox', label: 'Phone number', ...CONTACT }, as: 'national' },
    { field: 'support.email', at: { role: 'textbox', label: 'Email address', ...SUPPORT } },
    { field: 'support.phone', at: { role: 'textbox', label: 'Phone number', ...SUPPORT } },
    { field: 'support.website', at: { role: 'textbox', label: 'Website', ...SUPPORT } },
  ],
  proves: ['welcome', 'work-account'],
  source: {
    url: 'https://learn.microsoft.com/partner-center/enroll/indirect-reseller-tasks-in-partner-center',
    checked: '2026-11-22',
  },
} satisfies PageRecipe;
