import * as z from 'zod/mini';

/** Who says so. Facts of different sources stand side by side. */
export const SOURCES = ['entered', 'portal', 'directory', 'mail', 'import'] as const;
export type Source = (typeof SOURCES)[number];

const shortText = z.string().check(z.minLength(1), z.maxLength(120));

/** Id of a dossier, a change or a record's maker: a UUID made by whoever needs one. */
export const uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** Sets one path from one source: the only thing typed, observed, imported, stored, sent or undone (P30). */
export const change = z.strictObject({
  /** Made by the author's client. The daemon answers an id it has seen before with that id's first entry. */
  id: uuid,
  path: z.string().check(z.regex(/^[a-z][A-Za-z]{0,39}(:[A-Za-z0-9-]{1,64})?\.[a-z][A-Za-z0-9]{0,39}$/)),
  source: z.enum(SOURCES),
  /** The new value; null removes the fact. */
  value: z.nullable(z.string().check(z.maxLength(10_000))),
  /** What the source literally said, where the value is a reading of it: `承認済み` for `authorized`. */
  raw: z.optional(z.string().check(z.maxLength(1_000))),
  /** The highest `seq` of the dossier that the author's replica held. Tells what was changed unseen (P34). */
  seen: z.int().check(z.nonnegative()),
  /** When the author did it, by their own clock, ISO 8601 UTC. For people to read; never for ordering. */
  at: z.iso.datetime(),
  /** Who did it, as they named themselves in the options. */
  author: shortText,
  /** Id of the replica it was done in: a browser profile, or a program. */
  device: uuid,
});
export type Change = z.infer<typeof change>;

/** A change with its place in the log (P31). */
export const entry = z.strictObject({
  /** 1, 2, 3 ... per dossier, without gaps. */
  seq: z.int().check(z.positive()),
  /** SHA-256 in hexadecimal over the hash before it, this `seq` and this change (P33). */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  change,
});
export type Entry = z.infer<typeof entry>;
