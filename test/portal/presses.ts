import { membershipOf, nextNumber, partnerIdFault } from './partner-ids.ts';
import { APPEALS, type PortalState, UNCHECKED, USERS } from './state.ts';
import { canAppeal, withChecks } from './verification.ts';

/** The action buttons of the practice portal, by their English names. */
export const BUTTONS = [
  'Get started',
  'Next',
  'Later',
  'Sign in',
  'Create one',
  'Enroll now',
  'Resend',
  'Fix now',
  'Upload',
  'Add location',
  'Save',
  'Update',
  'Accept and continue',
  'Authorize indirect provider',
  'View customers',
  'Invite new customers',
] as const;
export type Button = (typeof BUTTONS)[number];

/** What a press sends, by field; null when it sends nothing. */
export type Sent = Readonly<Record<string, string>> | null;

/**
 * What a press makes of the state. Every press is recorded; one that the portal would refuse changes nothing else.
 *
 * @param today `YYYY-MM-DD`
 */
export function afterPress(before: PortalState, name: Button, sent: Sent, today: string): PortalState {
  const state = { ...before, presses: [...before.presses, name] };
  // Only a Global admin of the enrolling company may do any of these (csp-enrollment, part 1.7).
  if (!state.isGlobalAdmin || state.account !== state.accounts[0]) return state;
  return EFFECTS[name]?.(state, sent ?? {}, today) ?? state;
}

/** Whether the agreement can be accepted: verified, and a PartnerID is associated. */
export function canAccept({ verificationStatus, associated }: PortalState): boolean {
  return verificationStatus === 'authorized' && associated !== null;
}

type Effect = (state: PortalState, sent: Readonly<Record<string, string>>, today: string) => PortalState | null;

const EFFECTS: Readonly<Partial<Record<Button, Effect>>> = {
  'Get started': join,
  Save: addLocation,
  Next: associate,
  'Enroll now': enrol,
  Upload: appeal,
  'Accept and continue': (state, _, today) =>
    canAccept(state) ? withChecks({ ...state, mpa: 'accepted', mpaAcceptedOn: today }, state.checks) : null,
  'Authorize indirect provider': authorize,
  Update: changeRoles,
};

/** Joining gives the account a pair of PartnerIDs, global and location. */
function join(state: PortalState, _: unknown, today: string): PortalState | null {
  if (membershipOf(state) !== null) return null;
  const common = { country: state.tenantCountry, company: state.accounts[0] ?? '', status: 'pending' } as const;
  const global = { number: nextNumber(state), type: 'global', ...common } as const;
  const location = { number: nextNumber({ ...state, partnerIds: [global] }), type: 'location', ...common } as const;
  return { ...state, partnerIds: [global, location], joinedOn: today };
}

function addLocation(state: PortalState, { company, country }: Readonly<Record<string, string>>): PortalState | null {
  if (!company || !country || membershipOf(state) === null) return null;
  const added = { number: nextNumber(state), type: 'location', country, company, status: 'pending' } as const;
  return { ...state, partnerIds: [...state.partnerIds, added] };
}

function associate(state: PortalState, { partnerId }: Readonly<Record<string, string>>): PortalState | null {
  if (partnerId === undefined || partnerIdFault(state, partnerId) !== null) return null;
  return { ...state, associated: partnerId };
}

/** Enrolling again after a change begins verification anew, and with it the appeals. */
function enrol(state: PortalState, profile: Readonly<Record<string, string>>): PortalState | null {
  if (Object.keys(profile).length === 0) return null;
  return withChecks({ ...state, isInCsp: true, profile, appealsLeft: APPEALS }, UNCHECKED);
}

/** What was rejected or asked for is looked at again. */
function appeal(state: PortalState, { document }: Readonly<Record<string, string>>): PortalState | null {
  if (!document || !canAppeal(state)) return null;
  const open = Object.entries(state.checks).map(([check, is]) => [check, is === 'passed' ? is : 'pending']);
  const checks = { ...UNCHECKED, ...Object.fromEntries(open) } as PortalState['checks'];
  return withChecks({ ...state, appealsLeft: state.appealsLeft - 1 }, checks);
}

/** An invitation is acted on once the enrolment is complete. */
function authorize(state: PortalState, { provider }: Readonly<Record<string, string>>): PortalState | null {
  if (state.mpa !== 'accepted') return null;
  const providers = state.providers.map((it) =>
    it.name === provider && it.state === 'invited' ? { ...it, state: 'authorized' as const } : it,
  );
  return { ...state, providers };
}

function changeRoles(state: PortalState, sent: Readonly<Record<string, string>>): PortalState | null {
  const user = USERS.find((it) => it === sent['user']);
  if (user === undefined) return null;
  const others = state.adminAgents.filter((it) => it !== user);
  return { ...state, adminAgents: sent['adminAgent'] === 'yes' ? [...others, user] : others };
}
