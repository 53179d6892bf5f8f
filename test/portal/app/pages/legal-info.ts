import { membershipOf } from '../../partner-ids.ts';
import { CHECKS, type PortalState } from '../../state.ts';
import { type Page, type PageContext, action, skeleton, terms } from '../context.ts';
import { countryName } from '../countries.ts';
import { h } from '../element.ts';
import type { Words } from '../words.ts';
import { legalTabs } from './legal-tabs.ts';
import { locations } from './locations.ts';

/** Account settings > Organization profile > Legal, Reseller tab: what was enrolled and where verification stands. */
export const legalInfo: Page = (context, prefix) => {
  // A company that is not in CSP has no such tab: it is shown the other one.
  if (!context.state.isInCsp) return locations(context, prefix);
  const place = h('div', {}, skeleton(6));
  context.late(500, () => place.replaceChildren(...reseller(context, prefix)));
  return [h('h1', {}, context.words.legalInfo), legalTabs(context, 'legal-info'), place];
};

function reseller(context: PageContext, prefix: string): readonly HTMLElement[] {
  const { words, language, state } = context;
  const { profile } = state;
  const membership = membershipOf(state);
  return [
    ...callToAction(context, prefix),
    h('h2', {}, words.legal),
    terms(
      [words.verification, words[state.verificationStatus]],
      [words.legalName, profile['legalName']],
      [words.addressLine1, profile['addressLine1']],
      [words.addressLine2, profile['addressLine2']],
      [words.city, profile['city']],
      [words.state, profile['state']],
      [words.postalCode, profile['postalCode']],
      [words.country, profile['country'] ? countryName(profile['country'], language) : ''],
    ),
    h('h2', {}, words.summary),
    terms(...summaryOf(state, words)),
    ...pendingActions(context, prefix),
    h('h2', {}, words.contact),
    terms(
      [words.firstName, profile['firstName']],
      [words.lastName, profile['lastName']],
      [words.email, profile['email']],
      [words.phone, `${profile['code'] ?? ''} ${profile['phone'] ?? ''}`.trim()],
    ),
    h('h2', {}, words.program),
    terms(
      [words.reseller, state.resellerStatus === 'pending' ? words.pendingQualification : words[state.resellerStatus]],
      [words.maicppStatus, membership === null ? '' : words[membership]],
    ),
  ];
}

/** Each check by its name, with where it stands. */
function summaryOf({ checks }: PortalState, words: Words): readonly (readonly [string, string])[] {
  return CHECKS.map((check) => [words[`${check}Check`], words[checks[check]]] as const);
}

function callToAction({ words, state, press, go }: PageContext, prefix: string): readonly HTMLElement[] {
  if (state.verificationStatus !== 'rejected' && state.verificationStatus !== 'challenged') return [];
  const onFix = () => void press('Fix now').then(() => go('account-verification'));
  return [h('div', { class: 'call' }, h('p', {}, words.fixText), action(prefix, words.fixNow, onFix))];
}

function pendingActions({ words, state, press }: PageContext, prefix: string): readonly HTMLElement[] {
  const isWaiting = state.verificationStatus === 'pending' && state.checks.email === 'pending';
  if (!isWaiting || state.profile['email'] === undefined) return [];
  const resend = action(prefix, words.resend, () => void press('Resend'), { appearance: '' });
  return [h('h2', {}, words.pendingActions), h('p', {}, words.pendingText), resend];
}
