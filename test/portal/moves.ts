import { z } from 'zod';
import { EVENTS, afterEvent } from './events.ts';
import { BUTTONS, afterPress } from './presses.ts';
import { BEGINNING, type PortalState } from './state.ts';

const country = z.string().regex(/^[A-Z]{2}$/);
const name = z.string().min(1).max(200);

/** What the portal knows when a rehearsal begins: the user's own data. */
const start = z.strictObject({
  type: z.literal('begin'),
  family: z.enum(['pcv', 'dashboard']),
  isGlobalAdmin: z.boolean(),
  company: name,
  /** Another account that the user belongs to; empty for none. */
  otherAccount: z.string().max(200),
  tenantCountry: country,
  partnerIds: z
    .array(z.strictObject({ number: z.string().regex(/^\d{1,10}$/), type: z.enum(['location', 'global']), country }))
    .max(10),
  provider: z.strictObject({ name, country }),
});
export type Start = z.infer<typeof start>;

/** Page to portal: an action button was pressed, something happens, an account is picked, a rehearsal begins. */
export const move = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('press'),
    name: z.enum(BUTTONS),
    sent: z.nullable(z.record(z.string(), z.string())),
  }),
  z.strictObject({ type: z.literal('event'), event: z.enum(EVENTS) }),
  z.strictObject({ type: z.literal('account'), account: name }),
  start,
]);
export type Move = z.infer<typeof move>;

/**
 * What a move makes of the state.
 *
 * @param today `YYYY-MM-DD`
 */
export function afterMove(state: PortalState, made: Move, today: string): PortalState {
  if (made.type === 'press') return afterPress(state, made.name, made.sent, today);
  if (made.type === 'event') return afterEvent(state, made.event);
  if (made.type === 'begin') return begin(state, made);
  return state.accounts.includes(made.account) ? { ...state, account: made.account } : state;
}

/** A company that has not enrolled yet, with what its user said about it. */
function begin({ delays }: PortalState, made: Start): PortalState {
  const { family, isGlobalAdmin, company, otherAccount, tenantCountry, partnerIds, provider } = made;
  return {
    ...BEGINNING,
    delays,
    family,
    isGlobalAdmin,
    tenantCountry,
    accounts: [company, ...(otherAccount === '' ? [] : [otherAccount])],
    account: company,
    isInCsp: false,
    partnerIds: partnerIds.map(({ number, type, country: of }) => ({
      number,
      type,
      country: of,
      company,
      status: 'authorized',
    })),
    providers: [{ ...provider, state: 'known' }],
  };
}
