import * as z from 'zod/mini';

/** How a field is typed, shown and filled. */
export type Kind =
  | 'text'
  | 'email'
  | 'tel'
  | 'url'
  | 'country'
  | 'tenant-id'
  | 'domain'
  | 'partner-number'
  | 'choice'
  | 'date'
  | 'media-type'
  | 'byte-count'
  | 'file-hash';

/** One thing that can be known. Every value is text; removing a value is `null` in a change, never here. */
export interface Field {
  readonly kind: Kind;
  /** Accepts a value that may be stored. The error's message is a locale key's last part: `field-error.<message>`. */
  readonly schema: z.ZodMiniType<string>;
  /** The allowed values, in the order shown; only for `choice`. */
  readonly options: readonly string[];
}

const field = (kind: Kind, schema: z.ZodMiniType<string>, options: readonly string[] = []): Field => ({
  kind,
  schema,
  options,
});
const upTo = (length: number) => z.string().check(z.minLength(1, 'empty'), z.maxLength(length, 'too-long'));
const shaped = (length: number, shape: RegExp, error: string) => upTo(length).check(z.regex(shape, error));

/** Free text of one line, up to `length` characters. */
export const text = (length: number): Field => field('text', shaped(length, /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'one-line'));

/** An e-mail address: one @, no spaces. Whether it is a good one is for the rules to say. */
export const email = (): Field => field('email', shaped(254, /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u, 'email'));

/** A telephone number as people write it. */
export const tel = (): Field =>
  field('tel', shaped(40, /^[+＋]?[0-9０-９(（][0-9０-９ 　()（）./\-‐-―−－ー]{3,}$/u, 'tel'));

/** A web address; the scheme may be left out. */
export const url = (): Field =>
  field('url', shaped(300, /^(https?:\/\/)?[^\s/@:.]+(\.[^\s/@:.]+)+(:\d+)?(\/\S*)?$/iu, 'url'));

/** An ISO 3166-1 alpha-2 code in capitals. */
export const country = (): Field => field('country', shaped(2, /^[A-Z]{2}$/, 'country'));

/** A Microsoft Entra tenant id: a GUID in lower case. */
export const tenantId = (): Field =>
  field('tenant-id', shaped(36, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'tenant-id'));

/** A DNS name without scheme or path, such as `contoso.onmicrosoft.com`. */
export const domain = (): Field =>
  field('domain', shaped(253, /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i, 'domain'));

/** A PartnerID: digits only, at most ten (Teams manifest's `mpnId`; csp-enrollment, part 6). */
export const partnerNumber = (): Field => field('partner-number', shaped(10, /^[0-9]+$/, 'partner-number'));

/** A date of the calendar, `YYYY-MM-DD`. */
export const date = (): Field => field('date', upTo(10).check(z.iso.date('date')));

/** One of a closed list of values. */
export const choice = (...options: readonly string[]): Field => field('choice', z.enum(options, 'choice'), options);

/** What kind of content a file has, such as `application/pdf` (RFC 6838), in lower case. */
export const mediaType = (): Field =>
  field('media-type', shaped(127, /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/, 'media-type'));

/** How many bytes a file has: digits, 1 or more. */
export const byteCount = (): Field => field('byte-count', shaped(8, /^[1-9][0-9]*$/, 'byte-count'));

/** SHA-256 of a file's content in hexadecimal, under which the daemon keeps it (PROTOCOL.md, P50). */
export const fileHash = (): Field => field('file-hash', shaped(64, /^[0-9a-f]{64}$/, 'file-hash'));
