import { expect, test } from 'vitest';
import { type Move, afterMove, move } from './moves.ts';
import { asSeen } from './seen.ts';
import { BEGINNING } from './state.ts';

const TODAY = '2026-11-25';
const START = {
  type: 'begin',
  family: 'pcv',
  isGlobalAdmin: false,
  company: '株式会社コントソ',
  otherAccount: 'Contoso US LLC',
  tenantCountry: 'DE',
  partnerIds: [{ number: '4242424', type: 'location', country: 'DE' }],
  provider: { name: 'Fabrikam', country: 'FR' },
} as const satisfies Move;

test('a rehearsal begins with what its user said, and with nothing enrolled', () => {
  const before = { ...BEGINNING, delays: 'none', mpa: 'accepted', presses: ['Next'] } as const;
  expect(afterMove(before, START, TODAY)).toEqual({
    ...BEGINNING,
    delays: 'none',
    family: 'pcv',
    isGlobalAdmin: false,
    accounts: ['株式会社コントソ', 'Contoso US LLC'],
    account: '株式会社コントソ',
    tenantCountry: 'DE',
    isInCsp: false,
    partnerIds: [
      { number: '4242424', type: 'location', country: 'DE', company: '株式会社コントソ', status: 'authorized' },
    ],
    providers: [{ name: 'Fabrikam', country: 'FR', state: 'known' }],
  });
});

test('another account can be picked, shows nothing of the company, and is left again', () => {
  const begun = afterMove({ ...BEGINNING, profile: { legalName: 'Contoso' } }, START, TODAY);
  const other = afterMove(begun, { type: 'account', account: 'Contoso US LLC' }, TODAY);
  expect(asSeen(other)).toMatchObject({
    account: 'Contoso US LLC',
    isInCsp: false,
    partnerIds: [],
    providers: [],
    profile: {},
  });
  const back = afterMove(other, { type: 'account', account: '株式会社コントソ' }, TODAY);
  expect(asSeen(back)).toEqual(begun);
  expect(afterMove(begun, { type: 'account', account: 'Nobody' }, TODAY)).toEqual(begun);
});

test('presses and events reach the state', () => {
  expect(afterMove(BEGINNING, { type: 'press', name: 'Next', sent: null }, TODAY).presses).toEqual(['Next']);
  expect(afterMove(BEGINNING, { type: 'event', event: 'email-passed' }, TODAY).checks.email).toBe('passed');
});

test.each([
  [{ ...START, tenantCountry: 'Germany' }],
  [{ ...START, company: '' }],
  [{ ...START, partnerIds: [{ number: '12a', type: 'location', country: 'DE' }] }],
  [{ ...START, mpa: 'accepted' }],
  [{ type: 'press', name: 'Format the disk', sent: null }],
  [{ type: 'event', event: 'everything-rejected' }],
  [{ presses: [] }],
])('%j is no move', (made) => {
  expect(move.safeParse(made).success).toBe(false);
});

test('what was said at the start is a move', () => {
  expect(move.parse(START)).toEqual(START);
});
