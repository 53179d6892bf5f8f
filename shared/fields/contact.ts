import { email, tel, text } from './kinds.ts';

/** The primary contact: the one person Microsoft writes to about the enrolment. */
export const contact = {
  'contact.firstName': text(100),
  'contact.lastName': text(100),
  'contact.email': email(),
  'contact.phone': tel(),
} as const;
