import type { PortalState } from '../state.ts';
import type { Page } from './context.ts';
import { h } from './element.ts';
import { cspOverview } from './pages/csp-overview.ts';
import { enrolmentForm } from './pages/enrolment-form.ts';
import { legalInfo } from './pages/legal-info.ts';
import { partnerIdChoice } from './pages/partner-id-choice.ts';
import { signInChoice } from './pages/sign-in-choice.ts';
import { welcome } from './pages/welcome.ts';

interface Route {
  readonly page: Page;
  readonly workspace: 'enrollment' | 'account';
  readonly pcv: string;
  /** The new addresses of the enrolment's own pages are not documented; these are ours. */
  readonly dashboard: string;
}

const unknown: Page = ({ words }) => [h('h1', {}, words.unknown), h('p', {}, words.unknownText)];

/** Every page with its old and its new address. */
export const ROUTES: Readonly<Record<string, Route>> = {
  welcome: {
    page: welcome,
    workspace: 'enrollment',
    pcv: '/pcv/register/joinnow/enrollmentwelcome/valueaddedreseller',
    dashboard: '/dashboard/v2/enrollment/welcome/valueaddedreseller',
  },
  'sign-in-choice': {
    page: signInChoice,
    workspace: 'enrollment',
    pcv: '/pcv/register/joinnow/signin',
    dashboard: '/dashboard/v2/enrollment/signin',
  },
  'partner-id-choice': {
    page: partnerIdChoice,
    workspace: 'enrollment',
    pcv: '/pcv/register/joinnow/partnerid',
    dashboard: '/dashboard/v2/enrollment/partnerid',
  },
  'enrolment-form': {
    page: enrolmentForm,
    workspace: 'enrollment',
    pcv: '/pcv/register/joinnow/profile',
    dashboard: '/dashboard/v2/enrollment/profile',
  },
  'legal-info': {
    page: legalInfo,
    workspace: 'account',
    pcv: '/pcv/accountsettings/partnerprofile',
    dashboard: '/dashboard/account/v3/organization/legalinfo',
  },
  'csp-overview': {
    page: cspOverview,
    workspace: 'account',
    pcv: '/pcv/dashboard/overview',
    dashboard: '/dashboard/v2/csp/overview',
  },
  unknown: { page: unknown, workspace: 'account', pcv: '/pcv/insights', dashboard: '/dashboard/insights' },
};

/** The page an address leads to, in either family. */
export function routeOf(path: string): Route {
  const bare = path.replace(/^\/[a-z]{2}(-[a-z]{2})?(?=\/)/i, '').toLowerCase();
  return (
    Object.values(ROUTES).find(({ pcv, dashboard }) => bare === pcv || bare === dashboard) ??
    ROUTES['unknown'] ?? { page: unknown, workspace: 'account', pcv: '', dashboard: '' }
  );
}

/** The address of a page in the family that the state chooses, in the locale of the present address. */
export function addressOf(page: string, path: string, { family }: PortalState): string {
  const locale = /^\/[a-z]{2}(-[a-z]{2})?(?=\/)/i.exec(path)?.[0] ?? '';
  return `${locale}${ROUTES[page]?.[family] ?? '/dashboard/insights'}`;
}
