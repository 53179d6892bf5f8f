import { pair } from '../../shared/client/connect.ts';
import type { CryptoLike } from '../../shared/platform/web-crypto.ts';
import { endpointOf } from '../../shared/protocol/address.ts';
import { foldPairingCode } from '../../shared/protocol/pairing-code.ts';
import { type Result, ok, refused } from '../../shared/result.ts';
import type { PairFailure } from '../messages.ts';
import { type Dial, MEET_MS, portsToTry } from './dial.ts';
import type { Keep } from './keep.ts';
import { within } from './within.ts';

/** Of what several ports answer, the most telling is what the user hears; later ones tell more. */
const TELLING: readonly PairFailure[] = [
  'daemon-not-running',
  'other-program',
  'no-window',
  'daemon-older',
  'client-older',
  'wrong-code',
];

/** Pairs with the daemon that knows this code. */
export async function pairWith(
  typed: string,
  label: string,
  { keep, dial, crypto, origin }: { keep: Keep; dial: Dial; crypto: CryptoLike; origin: string },
): Promise<Result<null, PairFailure>> {
  const code = foldPairingCode(typed);
  if (code === null) return refused('not-a-code');
  let failure: PairFailure = 'daemon-not-running';
  const heard = (next: PairFailure) => {
    if (TELLING.indexOf(next) > TELLING.indexOf(failure)) failure = next;
  };
  for (const port of portsToTry(await keep.meta('port'), null)) {
    const wire = await dial.open(port);
    if (wire === null) {
      const who = await dial.answers(port);
      if (who !== 'nobody') heard(who === 'daemon' ? 'no-window' : 'other-program');
      continue;
    }
    const endpoint = endpointOf(port);
    const met = await within(MEET_MS, pair(wire, { crypto, endpoint, origin }, code, label), refused('not-ours'));
    wire.close();
    if (met.ok) {
      // A private window of Firefox cannot store keys.
      const isKept = await keep.keepPairing(met.value, endpoint).then(
        () => true,
        () => false,
      );
      return isKept ? ok(null) : refused('no-key-store');
    }
    heard(met.code === 'not-ours' ? 'other-program' : met.code);
  }
  return refused(failure === 'daemon-not-running' && (await dial.isBlocked()) ? 'blocked' : failure);
}
