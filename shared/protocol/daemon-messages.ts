import * as z from 'zod/mini';
import { SOURCES, entry, uuid } from './change.ts';
import { fileBytes, fileRefusal, fileState } from './file-messages.ts';

const said = {
  value: z.nullable(z.string()),
  raw: z.optional(z.string()),
  change: uuid,
  seq: z.int(),
  at: z.string(),
  author: z.string(),
  device: uuid,
};

/** A fact in a snapshot: the shape of `Fact` in shared/dossier/fact.ts. */
const fact = z.object({
  ...said,
  path: z.string(),
  source: z.enum(SOURCES),
  rivals: z.array(z.object(said)),
});

/** Why a change was not taken (P44). It leaves the outbox and is shown to its author. */
export const REFUSALS = ['invalid-value', 'unknown-dossier', 'id-reused'] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** The handshake is over; this is who answers (P14). */
export const ready = z.object({
  type: z.literal('ready'),
  /** Id of this connection. */
  session: uuid,
  /** Id of the database. Another one is another home, with other dossiers. */
  store: uuid,
  /** The daemon's version, for people. */
  version: z.string(),
});

/** Answer to `list` and to `create`. A new database has one dossier, so the list is never empty (P40). */
export const dossiers = z.object({
  type: z.literal('dossiers'),
  dossiers: z.array(
    // Daemons of before rehearsals say nothing of them.
    z.object({ id: uuid, name: z.string(), isRehearsal: z._default(z.boolean(), false), seq: z.int() }),
  ),
});

/** The state of a dossier at `seq`: replaces what the replica had confirmed (P41). */
export const snapshot = z.object({
  type: z.literal('snapshot'),
  dossier: uuid,
  seq: z.int(),
  hash: z.string(),
  /** Whether the place it was asked from is in the log. If not, the log has lost entries (P45). */
  known: z.boolean(),
  facts: z.array(fact),
});

/** Accepted changes in order. For the author this echo is the acknowledgement: they are on disk (P42). */
export const changes = z.object({ type: z.literal('changes'), dossier: uuid, entries: z.array(entry) });

/** All that came after `since` has been sent; `seq` is the newest (P41). */
export const current = z.object({ type: z.literal('current'), dossier: uuid, seq: z.int() });

/** One change was not taken, and why (P44). */
export const refusal = z.object({
  type: z.literal('refusal'),
  dossier: uuid,
  id: uuid,
  code: z.enum(REFUSALS),
  detail: z.string(),
});

/** Answer to `history`: newest first (P43). */
export const historyPage = z.object({ type: z.literal('history'), dossier: uuid, entries: z.array(entry) });

/** Are you there? Sent each 20 s; an extension answers it, which also keeps its worker alive (P16). */
export const ping = z.object({ type: z.literal('ping') });

/** Everything a daemon may say after the handshake. */
export const daemonMessage = z.discriminatedUnion('type', [
  ready,
  dossiers,
  snapshot,
  changes,
  current,
  refusal,
  historyPage,
  fileState,
  fileBytes,
  fileRefusal,
  ping,
]);
export type DaemonMessage = z.infer<typeof daemonMessage>;
