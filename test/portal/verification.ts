import { CHECKS, type PortalState } from './state.ts';

/** The state with its checks as they are now, and with what follows from them. */
export function withChecks(state: PortalState, checks: PortalState['checks']): PortalState {
  const verificationStatus = statusOf(checks);
  return { ...state, checks, verificationStatus, resellerStatus: resellerStatusOf({ ...state, verificationStatus }) };
}

/** Whether the company has something to answer, and may. */
export function canAppeal({ verificationStatus, appealsLeft }: PortalState): boolean {
  return (verificationStatus === 'rejected' || verificationStatus === 'challenged') && appealsLeft > 0;
}

function statusOf(checks: PortalState['checks']): PortalState['verificationStatus'] {
  const states = new Set(CHECKS.map((check) => checks[check]));
  if (states.has('rejected')) return 'rejected';
  if (states.has('action')) return 'challenged';
  return states.has('pending') ? 'pending' : 'authorized';
}

function resellerStatusOf({ verificationStatus, mpa }: PortalState): PortalState['resellerStatus'] {
  if (verificationStatus === 'authorized') return mpa === 'accepted' ? 'active' : 'qualified';
  return verificationStatus === 'rejected' ? 'rejected' : 'pending';
}
