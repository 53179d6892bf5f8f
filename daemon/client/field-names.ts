import { FIELDS } from '../../shared/fields/index.ts';
import { fieldKeyOf, isFieldKey, parsePath, pathOf } from '../../shared/fields/path.ts';
import { type Result, ok, refused } from '../../shared/result.ts';

/** Checks that a path is one of a field. The refusal names the nearest one that is. */
export function fieldPath(typed: string): Result<string, 'unknown-field'> {
  if (fieldKeyOf(typed) !== null) return ok(typed);
  if (isFieldKey(typed)) {
    return refused('unknown-field', `There are several of ${typed}: say which with ${pathOf(typed, 'RECORD')}`);
  }
  return refused('unknown-field', `There is no field ${typed}. Did you mean ${nearestField(typed)}?`);
}

/** Whether a path is asked for by a field's path, a section, a record, or by nothing, which asks for all. */
export function isAskedFor(path: string, asked: string | null): boolean {
  return asked === null || path === asked || path.startsWith(`${asked}.`) || path.startsWith(`${asked}:`);
}

/** Checks what is asked for: a section, a record or a field. */
export function askedPath(typed: string): Result<string, 'unknown-field'> {
  const [section = ''] = typed.split(':');
  const isSection =
    /^[a-zA-Z]+(:[A-Za-z0-9-]{1,64})?$/.test(typed) && Object.keys(FIELDS).some((key) => key.startsWith(`${section}.`));
  return isSection ? ok(typed) : fieldPath(typed);
}

/** The known field, or section, whose name takes the fewest changes of a letter to become this one. */
function nearestField(typed: string): string {
  const parts = parsePath(typed);
  const key = (parts === null ? typed : `${parts.section}.${parts.name}`).toLowerCase();
  const fields = Object.keys(FIELDS);
  const [nearest = ''] = (typed.includes('.') ? fields : fields.map((field) => field.replace(/\..*/, '')))
    .map((field) => [field, distance(key, field.toLowerCase())] as const)
    .toSorted(([, a], [, b]) => a - b)
    .map(([field]) => field);
  if (!isFieldKey(nearest) || fieldKeyOf(nearest) !== null) return nearest;
  return pathOf(nearest, parts?.record ?? 'RECORD');
}

/** How many letters must be put in, taken out or changed. https://en.wikipedia.org/wiki/Levenshtein_distance */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
