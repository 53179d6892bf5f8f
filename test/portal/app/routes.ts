import type { PortalState } from '../state.ts';
import type { Page } from './context.ts';
import { h } from './element.ts';
import { accountVerification } from './pages/account-verification.ts';
import { agreements } from './pages/agreements.ts';
import { authorizeProvider } from './pages/authorize-provider.ts';
import { cspOverview } from './pages/csp-overview.ts';
import { enrolmentForm } from './pages/enrolment-form.ts';
import { identifiers } from './pages/identifiers.ts';
import { indirectProviders } from './pages/indirect-providers.ts';
import { legalInfo } from './pages/legal-info.ts';
import { locations } from './pages/locations.ts';
import { myPermissions } from './pages/my-permissions.ts';
import { partnerIdChoice } from './pages/partner-id-choice.ts';
import { programEnrolment } from './pages/program-enrolment.ts';
import { signInChoice } from './pages/sign-in-choice.ts';
import { start } from './pages/start.ts';
import { userManagement } from './pages/user-management.ts';
import { welcome } from './pages/welcome.ts';
import type { Words } from './words.ts';

/** The portal's workspaces: each has its own prefixed copies of the design system. */
export const WORKSPACES = ['enrollment', 'account', 'customer', 'practice'] as const;

interface Route {
  readonly page: Page;
  /** What it is called in the navigation. */
  readonly name: keyof Words;
  readonly workspace: (typeof WORKSPACES)[number];
  readonly pcv: string;
  readonly dashboard: string;
  /** Whether the navigation leaves it out: another page or a message leads to it. */
  readonly isBehind?: true;
}

const LOCALE = /^\/[a-z]{2}(-[a-z]{2})?(?=\/)/i;
const ORGANIZATION = '/dashboard/account/v3/organization';

/** A page that has nothing to do with enrolling; unknown addresses lead to it too. */
const insights: Route = {
  page: ({ words }) => [h('h1', {}, words.unknown), h('p', {}, words.unknownText)],
  name: 'unknown',
  workspace: 'account',
  pcv: '/pcv/insights',
  dashboard: '/dashboard/insights',
};

/** Where a rehearsal begins; not one of the portal's pages. */
const practice: Route = {
  page: start,
  name: 'start',
  workspace: 'practice',
  pcv: '/practice',
  dashboard: '/practice',
  isBehind: true,
};

/**
 * Every page with its old and its new address: the documented one (csp-enrollment, part 7) where it says so, else one
 * of ours.
 */
export const ROUTES: Readonly<Record<string, Route>> = {
  'program-enrolment': {
    page: programEnrolment,
    name: 'maicpp',
    workspace: 'enrollment',
    pcv: '/dashboard/account/v3/enrollment/introduction/partnership', // documented
    dashboard: '/dashboard/v2/enrollment/introduction/partnership', // documented
  },
  welcome: {
    page: welcome,
    name: 'Welcome',
    workspace: 'enrollment',
    pcv: '/pcv/register/joinnow/enrollmentwelcome/valueaddedreseller', // documented
    dashboard: '/dashboard/v2/enrollment/welcome/valueaddedreseller',
  },
  'sign-in-choice': {
    page: signInChoice,
    name: 'signInButton',
    workspace: 'enrollment',
    pcv: '/pcv/register/joinnow/signin',
    dashboard: '/dashboard/v2/enrollment/signin',
  },
  'partner-id-choice': {
    page: partnerIdChoice,
    name: 'PartnerID',
    workspace: 'enrollment',
    pcv: '/pcv/register/joinnow/partnerid',
    dashboard: '/dashboard/v2/enrollment/partnerid',
  },
  'enrolment-form': {
    page: enrolmentForm,
    name: 'form',
    workspace: 'enrollment',
    pcv: '/pcv/register/joinnow/profile',
    dashboard: '/dashboard/v2/enrollment/profile',
  },
  'legal-info': {
    page: legalInfo,
    name: 'legalInfo',
    workspace: 'account',
    pcv: '/pcv/accountsettings/partnerprofile', // documented
    dashboard: `${ORGANIZATION}/legalinfo`, // documented, with #csp too
  },
  locations: {
    page: locations,
    name: 'locations',
    workspace: 'account',
    pcv: '/pcv/accountsettings/locationsprofile', // documented
    dashboard: `${ORGANIZATION}/legalinfo#mpn`, // documented
  },
  'account-verification': {
    page: accountVerification,
    name: 'appeal',
    workspace: 'account',
    pcv: '/pcv/accountsettings/accountverification',
    dashboard: `${ORGANIZATION}/accountverification`,
    isBehind: true,
  },
  identifiers: {
    page: identifiers,
    name: 'identifiers',
    workspace: 'account',
    pcv: '/pcv/accountsettings/identifiers',
    dashboard: `${ORGANIZATION}/identifiers`,
  },
  agreements: {
    page: agreements,
    name: 'agreements',
    workspace: 'account',
    pcv: '/pcv/accountsettings/agreements',
    dashboard: `${ORGANIZATION}/agreements`,
  },
  'user-management': {
    page: userManagement,
    name: 'users',
    workspace: 'account',
    pcv: '/pcv/accountsettings/usermanagement',
    dashboard: '/dashboard/account/v3/usermanagement#users', // documented
  },
  'my-permissions': {
    page: myPermissions,
    name: 'permissions',
    workspace: 'account',
    pcv: '/pcv/accountsettings/overview',
    dashboard: '/dashboard/v2/account-settings/overview', // documented
  },
  'csp-overview': {
    page: cspOverview,
    name: 'overview',
    workspace: 'account',
    pcv: '/pcv/dashboard/overview', // documented, as the home page
    dashboard: '/dashboard/v2/csp/overview',
  },
  'indirect-providers': {
    page: indirectProviders,
    name: 'providers',
    workspace: 'customer',
    pcv: '/pcv/customers/indirectproviders',
    dashboard: '/dashboard/v2/customers/indirectproviders',
  },
  'authorize-provider': {
    page: authorizeProvider,
    name: 'authorizeProvider',
    workspace: 'customer',
    pcv: '/pcv/customers/authorizeprovider',
    dashboard: '/dashboard/v2/customers/authorizeprovider',
    isBehind: true,
  },
  insights,
  practice,
};

/** The page an address leads to, in either family. */
export function routeOf({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Route {
  const bare = pathname.replace(LOCALE, '').toLowerCase();
  const leadsTo = (address: string) =>
    Object.values(ROUTES).find(({ pcv, dashboard }) => address === pcv || address === dashboard);
  return leadsTo(bare + hash) ?? leadsTo(bare) ?? insights;
}

/** The address of a page in the family that the state chooses, in the locale of the present address. */
export function addressOf(page: string, path: string, { family }: Pick<PortalState, 'family'>): string {
  return `${LOCALE.exec(path)?.[0] ?? ''}${(ROUTES[page] ?? insights)[family]}`;
}

/** The present address in a language's locale. */
export function addressIn(locale: string, { pathname, hash }: Pick<Location, 'pathname' | 'hash'>): string {
  return `/${locale}${pathname.replace(LOCALE, '')}${hash}`;
}
