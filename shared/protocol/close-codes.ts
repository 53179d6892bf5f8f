/** Why a socket was closed, in the application's range of RFC 6455 (P17). */
export const CLOSE = {
  /** A message was not of the protocol; nothing of it was stored. */
  malformed: 4400,
  /** A proof was wrong, or the pairing is unknown or revoked. */
  unproven: 4401,
  /** The other side speaks another version of the protocol; the reason is `version N`, N being the daemon's (P18). */
  version: 4426,
  /** A message came out of order. */
  outOfOrder: 4409,
  /** The reader was too slow, or said too much at once. */
  overrun: 4429,
  /** The daemon could not write to its disk or database. */
  store: 4500,
  /** The daemon is going down. */
  goingDown: 4503,
} as const;
