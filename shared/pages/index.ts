import type { PageRecipe } from './recipe.ts';
import accountVerification from './account-verification.ts';
import agreements from './agreements.ts';
import authorizeProvider from './authorize-provider.ts';
import cspOverview from './csp-overview.ts';
import enrolmentForm from './enrolment-form.ts';
import identifiers from './identifiers.ts';
import indirectProviders from './indirect-providers.ts';
import legalInfo from './legal-info.ts';
import locations from './locations.ts';
import myPermissions from './my-permissions.ts';
import partnerIdChoice from './partner-id-choice.ts';
import programEnrolment from './program-enrolment.ts';
import signInChoice from './sign-in-choice.ts';
import userManagement from './user-management.ts';
import welcome from './welcome.ts';

/** Every portal page that is known, in the order of the journey. No two of them can be the same page. */
export const PAGES: readonly PageRecipe[] = [
  programEnrolment,
  locations,
  welcome,
  signInChoice,
  partnerIdChoice,
  enrolmentForm,
  legalInfo,
  accountVerification,
  identifiers,
  userManagement,
  myPermissions,
  cspOverview,
  agreements,
  authorizeProvider,
  indirectProviders,
];
