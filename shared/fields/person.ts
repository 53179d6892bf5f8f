import { choice, email, text } from './kinds.ts';

/** Who does what; one record for each person and role. */
export const person = {
  'person.name': text(120),
  'person.email': email(),
  'person.role': choice('global-admin', 'primary-contact', 'signatory', 'helper'),
} as const;
