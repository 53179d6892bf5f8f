import { fromBase64Url, toBase64Url } from '../shared/platform/bytes.ts';
import type { BufferLike, CryptoLike } from '../shared/platform/web-crypto.ts';
import { connectHash, connectKeys, ephemeral, isProof, pairHash, pairKeys, prove } from '../shared/protocol/cs1.ts';
import { PROTOCOL_VERSION, hello, opening, pair1, pair3, proof } from '../shared/protocol/handshake.ts';
import type { Attempts } from './attempts.ts';
import { type Pairing, type Pairings, longKeyOf, newPairing } from './pairings.ts';
import type { PairingWindow } from './pairing-window.ts';

/** What a handshake needs of its connection and its daemon. */
export interface HandshakeContext {
  readonly crypto: CryptoLike;
  readonly pairings: Pairings;
  readonly window: PairingWindow;
  readonly tries: Attempts;
  readonly endpoint: string;
  readonly origin: string;
  now(): Date;
  /** The next message of the other side, as JSON; null when there is none. */
  receive(): Promise<unknown>;
  send(message: object): void;
}

/** How a handshake ended: a connection may begin, a pairing was made, or neither. */
export type HandshakeEnd =
  | { readonly kind: 'connected'; readonly kid: string }
  | { readonly kind: 'paired'; readonly label: string }
  /** The client speaks another version of the protocol. */
  | { readonly kind: 'version' }
  | { readonly kind: 'failed' };

const FAILED: HandshakeEnd = { kind: 'failed' };

/** The key under which all are counted whose key id nobody has; no pairing's key id is empty. */
const STRANGERS = '';

/** Runs the daemon's side of cs1: connect or pair (PROTOCOL.md, P10 to P14 and P20 to P24). */
export async function handshake(context: HandshakeContext): Promise<HandshakeEnd> {
  const first = await context.receive();
  const connect = hello.safeParse(first);
  if (connect.success) return connectSide(context, connect.data);
  const pair = pair1.safeParse(first);
  if (pair.success) return pairSide(context, pair.data);
  const other = opening.safeParse(first);
  return other.success && other.data.v !== PROTOCOL_VERSION ? { kind: 'version' } : FAILED;
}

async function connectSide(context: HandshakeContext, said: { kid: string; ne: string }): Promise<HandshakeEnd> {
  const pairing = context.pairings.find(said.kid, context.origin);
  const ended = await context.tries.begin(pairing?.kid ?? STRANGERS);
  if (ended === null) return FAILED;
  const isProven = await exchangeProofs(context, pairing, said).catch(() => false);
  ended(isProven);
  // The pairing may have been taken back meanwhile.
  return isProven && context.pairings.find(said.kid, context.origin) !== null
    ? { kind: 'connected', kid: said.kid }
    : FAILED;
}

async function exchangeProofs(
  context: HandshakeContext,
  pairing: Pairing | null,
  { kid, ne }: { kid: string; ne: string },
): Promise<boolean> {
  const { crypto, endpoint, origin } = context;
  const { subtle } = crypto;
  // An unknown key id is answered like a known one, with a key that nobody has.
  const keys = await connectKeys(subtle, pairing === null ? randomBytes(crypto, 32) : longKeyOf(pairing));
  const nd = toBase64Url(randomBytes(crypto, 32));
  const hash = await connectHash(subtle, { kid, endpoint, origin, ne, nd });
  context.send({ type: 'challenge', nd, md: toBase64Url(await prove(subtle, keys.d, hash, 'd')) });
  const answer = proof.safeParse(await context.receive());
  const isProven = answer.success && (await isProof(subtle, keys.e, hash, 'e', answer.data.me));
  return isProven && pairing !== null;
}

async function pairSide(
  context: HandshakeContext,
  { ne, pe, label }: { ne: string; pe: string; label: string },
): Promise<HandshakeEnd> {
  const { crypto, endpoint, origin, window } = context;
  const { subtle } = crypto;
  const peer = fromBase64Url(pe);
  const code = window.take();
  if (code === null || peer === null) return FAILED;
  const own = await ephemeral(crypto);
  const secret = await own.secretWith(peer);
  if (secret === null) return FAILED;
  const nd = toBase64Url(randomBytes(crypto, 32));
  const pd = toBase64Url(own.publicPoint);
  const hash = await pairHash(subtle, { endpoint, origin, ne, pe, nd, pd });
  const keys = await pairKeys(subtle, secret, code, hash);
  context.send({ type: 'pair2', nd, pd, md: toBase64Url(await prove(subtle, keys.d, hash, 'd')) });

  const answer = pair3.safeParse(await context.receive());
  const isProven = answer.success && (await isProof(subtle, keys.e, hash, 'e', answer.data.me));
  // The code may have been used or voided by another connection meanwhile.
  if (!isProven || !window.use(code)) return FAILED;
  const pairing = newPairing(randomBytes(crypto, 16), keys.long, origin, label, context.now());
  context.pairings.add(pairing);
  context.send({
    type: 'paired',
    kid: pairing.kid,
    md: toBase64Url(await prove(subtle, keys.d, hash, `paired ${pairing.kid}`)),
  });
  return { kind: 'paired', label };
}

function randomBytes(crypto: CryptoLike, length: number): BufferLike {
  return crypto.getRandomValues(new Uint8Array(length));
}
