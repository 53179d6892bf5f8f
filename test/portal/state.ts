/** A PartnerID that the practice account has. */
export interface PracticePartnerId {
  readonly number: string;
  readonly type: 'location' | 'global';
  readonly country: string;
  readonly company: string;
}

/** Everything the practice portal knows. The page reads it and posts changes; tests set it. */
export interface PortalState {
  /** Which addresses its links use: old (`/pcv/`) or new (`/dashboard/`). */
  readonly family: 'pcv' | 'dashboard';
  readonly delays: 'normal' | 'none';
  readonly isGlobalAdmin: boolean;
  readonly partnerIds: readonly PracticePartnerId[];
  readonly verificationStatus: 'pending' | 'authorized' | 'rejected' | 'challenged';
  readonly resellerStatus: 'pending' | 'qualified' | 'active' | 'rejected';
  readonly mpa: 'open' | 'accepted';
  /** What was sent with "Enroll now", by field. */
  readonly profile: Readonly<Record<string, string>>;
  /** Every action button that was pressed, by its label's name, in order. */
  readonly presses: readonly string[];
}

/** The state a fresh practice portal begins with. */
export const BEGINNING: PortalState = {
  family: 'dashboard',
  delays: 'normal',
  isGlobalAdmin: true,
  partnerIds: [
    { number: '5123456', type: 'global', country: 'JP', company: 'Contoso Japan K.K.' },
    { number: '6234567', type: 'location', country: 'JP', company: 'Contoso Japan K.K.' },
    { number: '6345678', type: 'location', country: 'US', company: 'Contoso US LLC' },
  ],
  verificationStatus: 'pending',
  resellerStatus: 'pending',
  mpa: 'open',
  profile: {},
  presses: [],
};
