import type { PortalState } from '../state.ts';
import type { Page } from './context.ts';
import { h } from './element.ts';
import { cspOverview } from './pages/csp-overview.ts';
import { enrolmentForm } from './pages/enrolment-form.ts';
import { legalInfo } from './pages/legal-info.ts';
import { partnerIdChoice } from './pages/partner-id-choice.ts';
import { signInChoice } from './pages/sign-in-choice.ts';
import { welcome } from './pages/welcome.ts';
import type { Words } from './words.ts';

interface Route {
  readonly page: Page;
  /** What it is called in the navigation. */
  readonly name: keyof Words;
  readonly workspace: 'enrollment' | 'account';
  readonly pcv: string;
  /** The new addresses of the enrolment's own pages are not documented; these are ours. */
  readonly dashboard: string;
}

const LOCALE = /^\/[a-z]{2}(-[a-z]{2})?(?=\/)/i;

/** A page that has nothing to do with enrolling; unknown addresses lead to it too. */
const insights: Route = {
  page: ({ words }) => [h('h1', {}, words.unknown), h('p', {}, words.unknownText)],
  name: 'unknown',
  workspace: 'account',
  pcv: '/pcv/insights',
  dashboard: '/dashboard/insights',
};

/** Every page with its old and its new address. */
export const ROUTES: Readonly<Record<string, Route>> = {
  welcome: {
    page: welcome,
    name: 'Welcome',
    workspace: 'enrollment',
    pcv: '/pcv/register/joinnow/enrollmentwelcome/valueaddedreseller',
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
    pcv: '/pcv/accountsettings/partnerprofile',
    dashboard: '/dashboard/account/v3/organization/legalinfo',
  },
  'csp-overview': {
    page: cspOverview,
    name: 'overview',
    workspace: 'account',
    pcv: '/pcv/dashboard/overview',
    dashboard: '/dashboard/v2/csp/overview',
  },
  insights,
};

/** The page an address leads to, in either family. */
export function routeOf(path: string): Route {
  const bare = path.replace(LOCALE, '').toLowerCase();
  return Object.values(ROUTES).find(({ pcv, dashboard }) => bare === pcv || bare === dashboard) ?? insights;
}

/** The address of a page in the family that the state chooses, in the locale of the present address. */
export function addressOf(page: string, path: string, { family }: PortalState): string {
  return `${LOCALE.exec(path)?.[0] ?? ''}${(ROUTES[page] ?? insights)[family]}`;
}

/** The present address in a language's locale. */
export function addressIn(locale: string, path: string): string {
  return `/${locale}${path.replace(LOCALE, '')}`;
}
