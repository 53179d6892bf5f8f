import { z } from 'zod';

/** A PartnerID that the practice account has. */
export interface PracticePartnerId {
  readonly number: string;
  readonly type: 'location' | 'global';
  /** ISO 3166 code. */
  readonly country: string;
  readonly company: string;
}

/** Everything the practice portal knows. The page reads it; presses and tests change it. */
export interface PortalState {
  /** Which addresses its links use: old (`/pcv/`) or new (`/dashboard/`). */
  readonly family: 'pcv' | 'dashboard';
  readonly delays: 'normal' | 'none';
  readonly isGlobalAdmin: boolean;
  /** ISO 3166 code. */
  readonly tenantCountry: string;
  readonly partnerIds: readonly PracticePartnerId[];
  readonly verificationStatus: 'pending' | 'authorized' | 'rejected' | 'challenged';
  readonly resellerStatus: 'pending' | 'qualified' | 'active' | 'rejected';
  readonly mpa: 'open' | 'accepted';
  /** What was sent with "Enroll now", by field. */
  readonly profile: Readonly<Record<string, string>>;
  /** Every action button that was pressed, by its English name, in order; refused presses too. */
  readonly presses: readonly string[];
}

/** Page to portal: an action button was pressed. `profile` is what it sends; null when it sends nothing. */
export const press = z.strictObject({
  name: z.enum(['Next', 'Later', 'Sign in', 'Create one', 'Enroll now', 'Resend', 'Accept and continue']),
  profile: z.nullable(z.record(z.string(), z.string())),
});
export type Press = z.infer<typeof press>;

/** The state a fresh practice portal begins with. */
export const BEGINNING: PortalState = {
  family: 'dashboard',
  delays: 'normal',
  isGlobalAdmin: true,
  tenantCountry: 'JP',
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

/** What a press makes of the state. */
export function afterPress(state: PortalState, { name, profile }: Press): PortalState {
  const next = { ...state, presses: [...state.presses, name] };
  if (name === 'Enroll now' && profile !== null)
    return { ...next, profile, verificationStatus: 'pending', resellerStatus: 'pending' };
  if (name === 'Accept and continue' && state.isGlobalAdmin)
    return {
      ...next,
      mpa: 'accepted',
      resellerStatus: state.resellerStatus === 'qualified' ? 'active' : state.resellerStatus,
    };
  return next;
}
