import * as z from 'zod/mini';
import { CAPTURE_FORMAT, type Capture } from '../../shared/pages/capture.ts';
import { ROLES } from '../../shared/pages/snapshot.ts';

const text = (longest: number) => z.string().check(z.maxLength(longest));
const count = z.int().check(z.nonnegative());

/** A captured page, as content scripts and files may say it. */
export const captureSchema: z.ZodMiniType<Capture> = z.strictObject({
  format: z.literal(CAPTURE_FORMAT),
  host: z.string().check(z.regex(/^(partner|partnercenter)\.microsoft\.com$/)),
  path: z.string().check(z.maxLength(1_000), z.regex(/^\//)),
  hash: text(100),
  language: z.string().check(z.regex(/^[a-z0-9-]{2,35}$/)),
  nodes: z
    .array(
      z.strictObject({
        role: z.enum(ROLES),
        label: z.exactOptional(text(1_000)),
        column: z.exactOptional(text(1_000)),
        row: z.exactOptional(count),
        selected: z.exactOptional(z.boolean()),
        options: z.exactOptional(count),
      }),
    )
    .check(z.maxLength(50_000)),
});
