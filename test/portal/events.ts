import { CHECKS, type Check, type PortalState } from './state.ts';
import { withChecks } from './verification.ts';

/** How a check can end: `action` asks the company for more. */
export const OUTCOMES = ['passed', 'action', 'rejected'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What Microsoft or the distributor does next, as the rehearsing user decides it in the practice bar. */
export type PracticeEvent = `${Check}-${Outcome}` | 'location-authorized' | 'all-passed' | 'invitation';

/** Every event there is. */
export const EVENTS: readonly PracticeEvent[] = [
  'location-authorized',
  ...CHECKS.flatMap((check) => OUTCOMES.map((outcome) => `${check}-${outcome}` as const)),
  'all-passed',
  'invitation',
];

/** Whether an event can happen now. */
export function canHappen(state: PortalState, event: PracticeEvent): boolean {
  if (event === 'location-authorized') return state.partnerIds.some(({ status }) => status === 'pending');
  if (event === 'invitation') return state.providers.some((it) => it.state === 'known');
  if (!state.isInCsp || state.verificationStatus === 'authorized') return false;
  if (event === 'all-passed') return state.verificationStatus === 'pending';
  return state.checks[checkOf(event).check] === 'pending';
}

/** What an event makes of the state; nothing when it cannot happen. */
export function afterEvent(state: PortalState, event: PracticeEvent): PortalState {
  if (!canHappen(state, event)) return state;
  if (event === 'location-authorized')
    return { ...state, partnerIds: state.partnerIds.map((it) => ({ ...it, status: 'authorized' })) };
  if (event === 'invitation')
    return {
      ...state,
      providers: state.providers.map((it) => (it.state === 'known' ? { ...it, state: 'invited' } : it)),
    };
  if (event === 'all-passed')
    return withChecks(state, {
      email: 'passed',
      identity: 'passed',
      employment: 'passed',
      business: 'passed',
      additional: 'passed',
    });
  const { check, outcome } = checkOf(event);
  return withChecks(state, { ...state.checks, [check]: outcome });
}

function checkOf(event: `${Check}-${Outcome}`): { readonly check: Check; readonly outcome: Outcome } {
  const [check, outcome] = event.split('-') as [Check, Outcome];
  return { check, outcome };
}
