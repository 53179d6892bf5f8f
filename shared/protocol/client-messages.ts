import * as z from 'zod/mini';
import { change, uuid } from './change.ts';
import { fileChunk, fileOffer, fileRead } from './file-messages.ts';

/** Count of this message in its direction: 1, 2, 3 ... after the handshake. A gap closes the socket (P15). */
const n = z.int().check(z.positive());

/** Which dossiers are there? Answered by `dossiers` (P40). */
export const list = z.strictObject({ type: z.literal('list'), n });

/** Make a dossier under this id, unless it is there. Answered by `dossiers`, when it is on disk (P46). */
export const create = z.strictObject({ type: z.literal('create'), n, dossier: uuid });

/**
 * Send me what came after `since`, and everything from now on (P41). Answered by `changes` or, where that is less,
 * by `snapshot`; then `current`.
 */
export const open = z.strictObject({
  type: z.literal('open'),
  n,
  dossier: uuid,
  /** The last `seq` this replica holds; 0 for none. */
  since: z.int().check(z.nonnegative()),
  /** The hash of that entry; empty for none. Tells a daemon with another history apart. */
  hash: z.string().check(z.regex(/^([0-9a-f]{64})?$/)),
});

/** Please accept these, in this order. Each is answered by `changes` or by `refusal` (P42). */
export const push = z.strictObject({
  type: z.literal('push'),
  n,
  dossier: uuid,
  changes: z.array(change).check(z.minLength(1), z.maxLength(100)),
});

/** Entries before a place in the log, newest first, for the timeline (P43). Answered by `history`. */
export const history = z.strictObject({
  type: z.literal('history'),
  n,
  dossier: uuid,
  before: z.int().check(z.positive()),
  limit: z.int().check(z.positive(), z.maximum(500)),
});

/** This pairing is over: forget it. Answered by closing (P26). */
export const forget = z.strictObject({ type: z.literal('forget'), n });

/** Answer to `ping` (P16). */
export const pong = z.strictObject({ type: z.literal('pong'), n });

/** Everything an extension or a command line may say after the handshake. */
export const clientMessage = z.discriminatedUnion('type', [
  list,
  open,
  push,
  history,
  create,
  fileOffer,
  fileChunk,
  fileRead,
  forget,
  pong,
]);
export type ClientMessage = z.infer<typeof clientMessage>;
