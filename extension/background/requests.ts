import * as z from 'zod/mini';
import { FIELDS } from '../../shared/fields/index.ts';
import type { FieldKey } from '../../shared/fields/path.ts';
import { fileHash } from '../../shared/protocol/file-messages.ts';
import type { FromContent, FromOverlay, RequestName, Requests } from '../messages.ts';
import { MAY_ASK, MAY_OPEN, type SenderKind } from './senders.ts';

const text = (longest: number) => z.string().check(z.maxLength(longest));
const count = z.int().check(z.nonnegative());
const field = z.enum(Object.keys(FIELDS) as [FieldKey, ...FieldKey[]]);

const edit = z.strictObject({
  path: text(200),
  value: z.nullable(text(100_000)),
  seen: z.exactOptional(count),
});

const line = z.strictObject({
  ask: count,
  field,
  label: text(10_000),
  present: text(100_000),
  proposed: text(100_000),
  shown: text(100_000),
});

/** The body of every request, checked before anything of it is used; `type` has been taken off. */
const BODIES: { readonly [Name in RequestName]: z.ZodMiniType<Parameters<Requests[Name]>[0]> } = {
  commit: z.strictObject({ edits: z.array(edit).check(z.maxLength(1_000)) }),
  sync: z.strictObject({}),
  pair: z.strictObject({ code: text(200), label: text(80) }),
  unpair: z.strictObject({}),
  reconnect: z.strictObject({}),
  fill: z.strictObject({ tab: count, lines: z.array(line).check(z.maxLength(500)) }),
  undo: z.strictObject({ tab: count }),
  dismissPreview: z.strictObject({ tab: count }),
  dismissRestored: z.strictObject({}),
  useDossier: z.strictObject({ id: z.string().check(z.regex(/^[0-9a-f-]{36}$/)) }),
  newDossier: z.strictObject({}),
  sendFiles: z.strictObject({}),
  fetchFile: z.strictObject({ hash: fileHash }),
  settings: z.strictObject({}),
  setAuthor: z.strictObject({ author: z.string().check(z.minLength(1), z.maxLength(120)) }),
  setPort: z.strictObject({ port: z.string().check(z.regex(/^\d{0,5}$/)) }),
};

/** A request that its sender may make, with a body as it has to be. */
export type AdmittedRequest = {
  readonly [Name in RequestName]: { readonly type: Name; readonly body: Parameters<Requests[Name]>[0] };
}[RequestName];

/** Looks at who asks and what for. @returns null for whatever is not to be answered */
export function admittedRequest(message: unknown, kind: SenderKind): AdmittedRequest | null {
  const said = z.looseObject({ type: z.string() }).safeParse(message);
  if (!said.success) return null;
  const { type, ...body } = said.data;
  if (!isRequestName(type) || !MAY_ASK[type].includes(kind)) return null;
  const parsed = BODIES[type].safeParse(body);
  return parsed.success ? ({ type, body: parsed.data } as AdmittedRequest) : null;
}

function isRequestName(type: string): type is RequestName {
  return Object.hasOwn(BODIES, type);
}

const observation = z.strictObject({
  field,
  record: z.exactOptional(text(100)),
  value: text(100_000),
  raw: text(100_000),
});

const option = z.strictObject({ value: text(10_000), label: text(10_000) });

const askedField = z.strictObject({
  field,
  as: z.exactOptional(z.enum(['country', 'calling-code', 'national'])),
  ask: count,
  label: text(10_000),
  present: text(100_000),
  options: z.exactOptional(z.array(option).check(z.maxLength(2_000))),
  required: z.boolean(),
  disabled: z.boolean(),
});

const fromContent: z.ZodMiniType<FromContent> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('page'),
    page: z.strictObject({
      url: z.string().check(z.maxLength(10_000), z.regex(/^https:\/\/(partner|partnercenter)\.microsoft\.com(\/|$)/)),
      language: text(100),
      page: z.nullable(text(100)),
      observations: z.array(observation).check(z.maxLength(2_000)),
      asked: z.array(askedField).check(z.maxLength(500)),
    }),
  }),
  z.strictObject({
    type: z.literal('filled'),
    token: count,
    results: z.array(
      z.strictObject({
        ask: count,
        label: text(10_000),
        outcome: z.enum(['filled', 'refused-by-page', 'not-visible', 'page-gone', 'not-attempted']),
        readBack: text(100_000),
      }),
    ),
  }),
  z.strictObject({ type: z.literal('seen') }),
  z.strictObject({ type: z.literal('frame'), key: z.string().check(z.regex(/^[0-9a-f-]{36}$/)) }),
  z.strictObject({ type: z.literal('looked'), isSure: z.boolean(), token: z.exactOptional(count) }),
]);

const fromOverlay: z.ZodMiniType<FromOverlay> = z.strictObject({
  type: z.enum(['collapse', 'expand', 'preview', 'unsure']),
});

/** What a content script says, if it is one of its five messages. @returns null for anything else */
export function saidByContent(message: unknown): FromContent | null {
  return fromContent.safeParse(message).data ?? null;
}

/** What an overlay says, if it is one of its four messages. @returns null for anything else */
export function saidByOverlay(message: unknown): FromOverlay | null {
  return fromOverlay.safeParse(message).data ?? null;
}

/** Whether a sender may open a port of this name. */
export function mayOpen(name: string, kind: SenderKind): name is keyof typeof MAY_OPEN {
  return Object.hasOwn(MAY_OPEN, name) && MAY_OPEN[name as keyof typeof MAY_OPEN].includes(kind);
}
