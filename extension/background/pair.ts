import { pair } from '../../shared/client/connect.ts';
import type { CryptoLike } from '../../shared/platform/web-crypto.ts';
import { endpointOf } from '../../shared/protocol/address.ts';
import { foldPairingCode } from '../../shared/protocol/pairing-code.ts';
import { type Result, ok, refused } from '../../shared/result.ts';
import type { PairFailure } from '../messages.ts';
import type { ReplicaDatabase } from '../replica/database.ts';
import { readMeta } from '../replica/read.ts';
import { type Dial, portsToTry } from './dial.ts';
import { keepPairing } from './keys.ts';

/** Pairs with the daemon that knows this code. */
export async function pairWith(
  typed: string,
  label: string,
  { database, dial, crypto, origin }: { database: ReplicaDatabase; dial: Dial; crypto: CryptoLike; origin: string },
): Promise<Result<null, PairFailure>> {
  const code = foldPairingCode(typed);
  if (code === null) return refused('not-a-code');
  let failure: PairFailure = 'daemon-not-running';
  for (const port of portsToTry(await readMeta(database, 'port'), null)) {
    const wire = await dial.open(port);
    if (wire === null) {
      if (await dial.answers(port)) failure = 'no-window';
      continue;
    }
    const endpoint = endpointOf(port);
    const met = await pair(wire, { crypto, endpoint, origin }, code, label);
    wire.close();
    if (met.ok) {
      await keepPairing(database, met.value, endpoint);
      return ok(null);
    }
    failure = met.code === 'wrong-code' ? 'wrong-code' : 'other-program';
  }
  return refused(failure);
}
