/** What Microsoft verifies, in the order in which it does. */
export const CHECKS = ['email', 'identity', 'employment', 'business', 'additional'] as const;
export type Check = (typeof CHECKS)[number];

/** Where a check stands; `action` when the company has to do something. */
export type CheckState = 'pending' | 'action' | 'passed' | 'rejected';

/** A PartnerID that the practice account has. */
export interface PracticePartnerId {
  readonly number: string;
  readonly type: 'location' | 'global';
  /** ISO 3166 code. */
  readonly country: string;
  readonly company: string;
  /** A new location can be used for CSP only once it is authorized. */
  readonly status: 'pending' | 'authorized';
}

/** A distributor (formerly indirect provider). */
export interface PracticeProvider {
  readonly name: string;
  /** ISO 3166 code. */
  readonly country: string;
  /** `known`: it has not invited the company yet. */
  readonly state: 'known' | 'invited' | 'authorized';
}

/** Everything the practice portal knows. The page reads it; presses, the practice bar and tests change it. */
export interface PortalState {
  /** Which addresses its links use: old (`/pcv/`) or new (`/dashboard/`). */
  readonly family: 'pcv' | 'dashboard';
  readonly delays: 'normal' | 'none';
  readonly isGlobalAdmin: boolean;
  /** ISO 3166 code. */
  readonly tenantCountry: string;
  /** Names of the accounts that the user belongs to; the first is the company that enrols. */
  readonly accounts: readonly string[];
  /** Which of them is picked. */
  readonly account: string;
  /** Whether the company is in CSP: it has enrolled, whatever came of it. */
  readonly isInCsp: boolean;
  readonly partnerIds: readonly PracticePartnerId[];
  /** When the company joined the partner program, `YYYY-MM-DD`; null where it is not known. */
  readonly joinedOn: string | null;
  /** The number of the PartnerID that is associated with the tenant. */
  readonly associated: string | null;
  readonly checks: Readonly<Record<Check, CheckState>>;
  readonly verificationStatus: 'pending' | 'authorized' | 'rejected' | 'challenged';
  readonly resellerStatus: 'pending' | 'qualified' | 'active' | 'rejected';
  /** How often the company may still appeal. */
  readonly appealsLeft: number;
  readonly mpa: 'open' | 'accepted';
  /** `YYYY-MM-DD`. */
  readonly mpaAcceptedOn: string | null;
  /** Users that are Admin agents. */
  readonly adminAgents: readonly UserId[];
  readonly providers: readonly PracticeProvider[];
  /** What was sent with "Enroll now", by field. */
  readonly profile: Readonly<Record<string, string>>;
  /** Every action button that was pressed, by its English name, in order; refused presses too. */
  readonly presses: readonly string[];
}

/** The users of the practice account: who is signed in, and somebody else. */
export const USERS = ['you', 'colleague'] as const;
export type UserId = (typeof USERS)[number];

/** All checks as they are when verification begins. */
export const UNCHECKED: PortalState['checks'] = {
  email: 'pending',
  identity: 'pending',
  employment: 'pending',
  business: 'pending',
  additional: 'pending',
};

/** How often a company may appeal (csp-enrollment, part 1.4). */
export const APPEALS = 3;

/** What a portal shows before a rehearsal began: a company amid its enrolment, so that every page has something. */
export const BEGINNING: PortalState = {
  family: 'dashboard',
  delays: 'normal',
  isGlobalAdmin: true,
  tenantCountry: 'JP',
  accounts: ['Contoso Japan K.K.'],
  account: 'Contoso Japan K.K.',
  isInCsp: true,
  partnerIds: [
    { number: '5123456', type: 'global', country: 'JP', company: 'Contoso Japan K.K.', status: 'authorized' },
    { number: '6234567', type: 'location', country: 'JP', company: 'Contoso Japan K.K.', status: 'authorized' },
    { number: '6345678', type: 'location', country: 'US', company: 'Contoso US LLC', status: 'authorized' },
  ],
  joinedOn: null,
  associated: null,
  checks: UNCHECKED,
  verificationStatus: 'pending',
  resellerStatus: 'pending',
  appealsLeft: APPEALS,
  mpa: 'open',
  mpaAcceptedOn: null,
  adminAgents: [],
  providers: [{ name: 'Fabrikam Distribution', country: 'JP', state: 'invited' }],
  profile: {},
  presses: [],
};
