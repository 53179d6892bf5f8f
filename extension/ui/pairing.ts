import type { PairFailure } from '../messages.ts';
import { request } from './page.ts';

/** How far pairing has come. */
export interface PairingState {
  readonly failure: PairFailure | null;
  readonly isBusy: boolean;
}

/** What the pairing form does. */
export interface PairingActions {
  readonly onPair: (code: string, label: string) => void;
  readonly onUnpair: () => void;
}

/** The form's actions, which ask the background and say how it goes. */
export function pairingActions(set: (changed: PairingState) => void): PairingActions {
  return {
    onPair: (code, label) => void pair(code, label, set),
    onUnpair: () => void request('unpair', {}),
  };
}

async function pair(code: string, label: string, set: (changed: PairingState) => void): Promise<void> {
  set({ failure: null, isBusy: true });
  const paired = await request('pair', { code, label });
  set({ failure: paired.ok ? null : paired.code, isBusy: false });
}
