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
  if (old !== undefined && !old.isSaved) return drafts;
  // What was saved a moment ago stands in the input, though the dossier does not show it yet.
  const shown = old?.value ?? value;
  return { ...drafts, [path]: { value: shown, base: shown, seen, error: null, isSaved: false } };
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

/** The dossier has changed. What it shows itself by now, or has shown all along, needs no draft any more. */
export function settle(drafts: Drafts, known: (path: string) => string): Drafts {
  const isWanted = ([path, { isSaved, value }]: [string, Draft]) =>
    !isSaved || known(path) !== value.normalize('NFC').trim();
  return Object.fromEntries(Object.entries(drafts).filter(isWanted));
}

/** A saved value is not waited for any longer: the dossier writes it in another way, or says something newer. */
export function forget(drafts: Drafts, path: string, value: string): Drafts {
  const draft = drafts[path];
  return draft?.isSaved === true && draft.value === value ? without(drafts, path) : drafts;
}

function without(drafts: Drafts, path: string): Drafts {
  const { [path]: _gone, ...others } = drafts;
  return others;
}
