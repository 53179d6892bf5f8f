import * as z from 'zod/mini';

/** The version of the protocol: raised when those who speak the one before can no longer be talked to (P18). */
export const PROTOCOL_VERSION = 1;

const base64url = (length: number) => z.string().check(z.length(length), z.regex(/^[A-Za-z0-9_-]*$/));
/** 32 bytes: a nonce or a proof. */
const bytes32 = base64url(43);
/** 16 bytes: a key id. */
const bytes16 = base64url(22);
/** 65 bytes: a P-256 point. */
const point = base64url(87);

/** Extension to daemon, first message of a paired connection (P11). It says nothing about the dossier. */
export const hello = z.strictObject({
  type: z.literal('hello'),
  v: z.literal(PROTOCOL_VERSION),
  kid: bytes16,
  ne: bytes32,
});

/** Daemon to extension: the daemon proves itself first (P12). */
export const challenge = z.strictObject({ type: z.literal('challenge'), nd: bytes32, md: bytes32 });

/** Extension to daemon: the extension proves itself (P13). */
export const proof = z.strictObject({ type: z.literal('proof'), me: bytes32 });

/** Extension to daemon, first message of a pairing (P21). */
export const pair1 = z.strictObject({
  type: z.literal('pair1'),
  v: z.literal(PROTOCOL_VERSION),
  ne: bytes32,
  pe: point,
  /** How the person calls this browser; shown by the daemon. */
  label: z.string().check(z.minLength(1), z.maxLength(80)),
});

/** Daemon to extension: the daemon proves that it knows the pairing code (P22). */
export const pair2 = z.strictObject({ type: z.literal('pair2'), nd: bytes32, pd: point, md: bytes32 });

/** Extension to daemon: the extension proves that it knows the pairing code (P23). */
export const pair3 = z.strictObject({ type: z.literal('pair3'), me: bytes32 });

/** Daemon to extension: the new pairing's key id, with a proof under the daemon's pairing key (P24). */
export const paired = z.strictObject({ type: z.literal('paired'), kid: bytes16, md: bytes32 });

/** The first message of any version: what all of them have in common (P18). */
export const opening = z.object({ type: z.enum(['hello', 'pair1']), v: z.int().check(z.positive()) });
