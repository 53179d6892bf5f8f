/** What the user has under their hands in one input, kept apart from the dossier until the dossier has taken it. */
export interface Draft {
  readonly value: string;
  /** What the dossier had when the user came to the input. */
  readonly base: string;
  /** The `seq` of the dossier at that moment: what came after it, the user has not seen. */
  readonly seen: number;
  /** Why the dossier did not take it: a field error, or `storage-full` or `not-reached`. */
  readonly error: string | null;
  /** Taken; shown until the dossier itself shows it. */
  readonly isSaved: boolean;
}

/** The inputs that differ from the dossier, or may at any moment, by path. */
export type Drafts = Readonly<Record<string, Draft>>;

/** The user came to an input: what arrives from elsewhere no longer overwrites it. */
export function hold(drafts: Drafts, path: string, value: string, seen: number): Drafts {
  const old = drafts[path];
  return old !== undefined && !old.isSaved
    ? drafts
    : { ...drafts, [path]: { value, base: value, seen, error: null, isSaved: false } };
}

/** The user typed; an error stays until the value is tried again. */
export function edit(drafts: Drafts, path: string, value: string, seen: number): Drafts {
  const { base, error, seen: since } = drafts[path] ?? { base: '', error: null, seen };
  return { ...drafts, [path]: { value, base, seen: since, error, isSaved: false } };
}

/** The user left an input. What they did not change goes back to what the dossier says. */
export function release(drafts: Drafts, path: string): Drafts {
  const draft = drafts[path];
  return draft !== undefined && draft.value === draft.base && draft.error === null ? without(drafts, path) : drafts;
}

/** The dossier took a value, or said why not. If the user has typed on since, that is left alone. */
export function answer(drafts: Drafts, path: string, value: string, error: string | null): Drafts {
  const draft = drafts[path];
  if (draft?.value !== value) return drafts;
  return { ...drafts, [path]: { ...draft, error, isSaved: error === null } };
}

/** The dossier has changed: what it took is now shown by itself. */
export function settle(drafts: Drafts): Drafts {
  return Object.fromEntries(Object.entries(drafts).filter(([, { isSaved }]) => !isSaved));
}

function without(drafts: Drafts, path: string): Drafts {
  const { [path]: _gone, ...others } = drafts;
  return others;
}
