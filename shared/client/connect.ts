import { fromBase64Url, toBase64Url } from '../platform/bytes.ts';
import type { BufferLike, CryptoLike } from '../platform/web-crypto.ts';
import {
  type ProofKeys,
  connectHash,
  connectKeys,
  ephemeral,
  isProof,
  pairHash,
  pairKeys,
  prove,
} from '../protocol/cs1.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import { PROTOCOL_VERSION, challenge, pair2, paired } from '../protocol/handshake.ts';
import { type Result, ok, refused } from '../result.ts';
import type { Wire } from './wire.ts';

/** What a client keeps of a pairing. The keys need not be exportable. */
export interface ClientPairing {
  readonly kid: string;
  readonly keys: ProofKeys;
}

/** Who meets whom, as both sides must see it. */
export interface Meeting {
  readonly crypto: CryptoLike;
  readonly endpoint: string;
  readonly origin: string;
}

/** Why nobody could be met: a stranger, or a side that is to be updated first (P18). */
export type MeetRefusal = 'not-ours' | 'daemon-older' | 'client-older';

/**
 * The client's side of a connection's handshake. Nothing but a key id and a nonce is said before the other side has
 * proved itself (PROTOCOL.md, P11 to P13).
 */
export async function connect(
  wire: Wire,
  { crypto, endpoint, origin }: Meeting,
  { kid, keys }: ClientPairing,
): Promise<Result<null, MeetRefusal>> {
  const { subtle } = crypto;
  const ne = nonce(crypto);
  say(wire, { type: 'hello', v: PROTOCOL_VERSION, kid, ne });
  const answer = challenge.safeParse(await hear(wire));
  if (!answer.success) return whyNot(wire);
  const { nd, md } = answer.data;
  const hash = await connectHash(subtle, { kid, endpoint, origin, ne, nd });
  if (!(await isProof(subtle, keys.d, hash, 'd', md))) return refused('not-ours');
  say(wire, { type: 'proof', me: toBase64Url(await prove(subtle, keys.e, hash, 'e')) });
  return ok(null);
}

/**
 * The client's side of a pairing, with the code the user pasted (P21 to P24).
 *
 * @param code - folded pairing code
 */
export async function pair(
  wire: Wire,
  { crypto, endpoint, origin }: Meeting,
  code: string,
  label: string,
): Promise<Result<ClientPairing & { readonly long: BufferLike }, MeetRefusal | 'wrong-code'>> {
  const { subtle } = crypto;
  const own = await ephemeral(crypto);
  const ne = nonce(crypto);
  const pe = toBase64Url(own.publicPoint);
  say(wire, { type: 'pair1', v: PROTOCOL_VERSION, ne, pe, label });
  const answer = pair2.safeParse(await hear(wire));
  if (!answer.success) return whyNot(wire);
  const { nd, pd, md } = answer.data;
  const secret = await own.secretWith(fromBase64Url(pd) ?? new Uint8Array());
  if (secret === null) return refused('not-ours');
  const hash = await pairHash(subtle, { endpoint, origin, ne, pe, nd, pd });
  const keys = await pairKeys(subtle, secret, code, hash);
  // Answer even when the daemon's proof is wrong: a mistyped code has to count as a failed try there.
  say(wire, { type: 'pair3', me: toBase64Url(await prove(subtle, keys.e, hash, 'e')) });
  if (!(await isProof(subtle, keys.d, hash, 'd', md))) return refused('wrong-code');
  const end = paired.safeParse(await hear(wire));
  if (!end.success) return refused('wrong-code');
  const { kid, md: last } = end.data;
  if (!(await isProof(subtle, keys.d, hash, `paired ${kid}`, last))) return refused('not-ours');
  return ok({ kid, long: keys.long, keys: await connectKeys(subtle, keys.long) });
}

function whyNot({ closeCode, closeReason }: Wire): Result<never, MeetRefusal> {
  const version = Number(/^version (\d{1,6})$/.exec(closeReason)?.[1] ?? PROTOCOL_VERSION);
  if (closeCode !== CLOSE.version || version === PROTOCOL_VERSION) return refused('not-ours');
  return refused(version < PROTOCOL_VERSION ? 'daemon-older' : 'client-older');
}

function nonce(crypto: CryptoLike): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

function say(wire: Wire, message: object): void {
  wire.send(JSON.stringify(message));
}

async function hear(wire: Wire): Promise<unknown> {
  const text = await wire.receive();
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
