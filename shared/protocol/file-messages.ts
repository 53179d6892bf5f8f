import * as z from 'zod/mini';

/** The largest file that is kept, in bytes (P51). */
export const MAX_FILE = 20 << 20;

/** The most bytes of a file in one message; as base64url far below the largest message (P52). */
export const MAX_CHUNK = 128 << 10;

const n = z.int().check(z.positive());
const size = z.int().check(z.positive());
const at = z.int().check(z.nonnegative());

/** A file's name: SHA-256 of its content, in hexadecimal (P50). */
export const fileHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** At least one byte, as base64url without padding. */
const bytes = z.string().check(z.maxLength(Math.ceil((MAX_CHUNK * 4) / 3)), z.regex(/^[A-Za-z0-9_-]{2,}$/));

/** I have this file; how much of it is there already? Answered by `file-state` (P51). */
export const fileOffer = z.strictObject({ type: z.literal('file-offer'), n, hash: fileHash, size });

/** Bytes of an offered file from `at` on. Answered by `file-state` (P52). */
export const fileChunk = z.strictObject({ type: z.literal('file-chunk'), n, hash: fileHash, size, at, bytes });

/** Send me bytes of a file from `at` on. Answered by `file-chunk` (P54). */
export const fileRead = z.strictObject({ type: z.literal('file-read'), n, hash: fileHash, at });

/** Why a file message was not done (P55). `file-not-kept`: the disk did not take it or give it; try later. */
export const FILE_REFUSALS = [
  'file-too-large',
  'file-corrupt',
  'file-unknown',
  'file-out-of-order',
  'file-not-kept',
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

/** The daemon has the first `have` bytes of the file's `size`. When they are equal it is complete, checked and kept. */
export const fileState = z.object({ type: z.literal('file-state'), hash: fileHash, have: at, size });

/** Bytes of a kept file of `size` bytes, from `at` on. */
export const fileBytes = z.object({ type: z.literal('file-chunk'), hash: fileHash, size, at, bytes });

/** A file message was not done, and why. */
export const fileRefusal = z.object({
  type: z.literal('file-refusal'),
  hash: fileHash,
  code: z.enum(FILE_REFUSALS),
});

/** What a client may ask about files. Each is answered by exactly one {@link FileAnswer}, in order (P56). */
export type FileQuestion = z.infer<typeof fileOffer> | z.infer<typeof fileChunk> | z.infer<typeof fileRead>;

/** What a daemon answers about files. */
export type FileAnswer = z.infer<typeof fileState> | z.infer<typeof fileBytes> | z.infer<typeof fileRefusal>;
