import { captureSchema } from '../../extension/background/capture-schema.ts';
import { type Capture, type CapturedNode, isNamed, isPlain, isTelling } from '../../shared/pages/capture.ts';
import { find } from '../../shared/pages/find.ts';
import type { Locator, PageRecipe } from '../../shared/pages/recipe.ts';
import type { Snapshot, SnapshotNode } from '../../shared/pages/snapshot.ts';

/** What a captured file says, or what is wrong in it, each with its place. */
export type Checked =
  { readonly ok: true; readonly capture: Capture } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a captured file. It may have nothing that could be about somebody. */
export function checkCaptured(text: string): Checked {
  const parsed = captureSchema.safeParse(jsonIn(text));
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  }
  const { path, hash, nodes } = parsed.data;
  const problems = [
    ...path.split('/').flatMap((part, at) => (isPlain(part) ? [] : [`path, part ${at}: an id or a number`])),
    ...(isTelling(hash) ? ['hash: an id or a number'] : []),
    ...nodes.flatMap(problemsIn),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, capture: parsed.data };
}

function problemsIn({ role, label, column, row }: CapturedNode, at: number): readonly string[] {
  if (label !== undefined && !isNamed(role, row)) return [`nodes.${at}.label: a ${role} holds what people wrote`];
  if (isTelling(label ?? '')) return [`nodes.${at}.label: could be about somebody`];
  return isTelling(column ?? '') ? [`nodes.${at}.column: could be about somebody`] : [];
}

/** A captured page as a snapshot that has no values. */
export function snapshotOf({ host, path, hash, language, nodes }: Capture): Snapshot {
  return { host, path, hash, language, nodes: nodes.map(nodeOf) };
}

/** What of a page's recipe is not on a snapshot, or is there and should not be. */
export function missingOn(
  { paths, landmarks, oneOf = [], without = [] }: PageRecipe,
  snapshot: Snapshot,
): readonly string[] {
  const isThere = (it: Locator) => find(snapshot, it).length > 0;
  return [
    ...(paths.some((path) => path.test(snapshot.path)) ? [] : [`the path ${snapshot.path} is none of its own`]),
    ...landmarks.filter((it) => !isThere(it)).map((it) => `there is no ${nameOf(it)}`),
    ...(oneOf.length === 0 || oneOf.some(isThere) ? [] : [`there is none of ${oneOf.map(nameOf).join(', ')}`]),
    ...without.filter(isThere).map((it) => `there is a ${nameOf(it)}`),
  ];
}

function nodeOf({ role, label = '', column, row, selected, options }: CapturedNode): SnapshotNode {
  return {
    role,
    name: label,
    ...(column === undefined ? {} : { column }),
    ...(row === undefined ? {} : { row }),
    ...(selected === undefined ? {} : { selected }),
    ...(options === undefined ? {} : { options: [] }),
  };
}

function nameOf({ role, label }: Locator): string {
  return `${role} "${label}"`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
