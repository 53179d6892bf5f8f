import type { PageRecipe } from './recipe.ts';
import cspOverview from './csp-overview.ts';
import enrolmentForm from './enrolment-form.ts';
import legalInfo from './legal-info.ts';
import partnerIdChoice from './partner-id-choice.ts';
import signInChoice from './sign-in-choice.ts';
import welcome from './welcome.ts';

/** Every portal page that is known, in the order of the enrolment. */
export const PAGES: readonly PageRecipe[] = [
  welcome,
  signInChoice,
  partnerIdChoice,
  enrolmentForm,
  legalInfo,
  cspOverview,
];
