import { countryCode } from '../reference/countries.ts';
import { type Fact, factKey } from './fact.ts';
import { type FieldKey, fieldKeyOf, fieldOf, pathOf } from '../fields/path.ts';
import type { Change, Source } from '../protocol/change.ts';
import { type Result, ok, refused } from '../result.ts';

/** Something that is to become a change, if it is new and valid. */
export interface Statement {
  readonly path: string;
  readonly source: Source;
  /** The value as said; null removes it. */
  readonly value: string | null;
  readonly raw?: string;
  /** The highest `seq` that whoever says it had seen, where that is less than the replica holds. */
  readonly seen?: number;
}

/** Why a statement is not taken; the detail says `path: error`. */
export type StatementRefusal = 'invalid-value' | 'unknown-field';

/** Who makes changes here, and when; and what the replica held at that moment. */
export interface Stamp {
  readonly author: string;
  readonly device: string;
  readonly seen: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  id(): string;
}

/**
 * The one door into the dossier: what people enter and pages show becomes changes here, parsed, compared, stamped.
 *
 * @returns the changes that say something new; or the first statement that is not valid, with `path: error`
 */
export function changesFrom(
  statements: readonly Statement[],
  facts: readonly Fact[],
  stamp: Stamp,
): Result<readonly Change[], StatementRefusal> {
  const present = new Map(facts.map((fact) => [factKey(fact.path, fact.source), fact]));
  const changes: Change[] = [];
  for (const { path, source, raw, value: said, seen = stamp.seen } of statements) {
    const read = valueAt(path, said);
    if (!read.ok) return read;
    const { value } = read;
    const old = present.get(factKey(path, source));
    if (value === (old?.value ?? null) && (old?.rivals.length ?? 0) === 0) continue;
    const { author, device, at } = stamp;
    const literally = raw === undefined ? {} : { raw: raw.slice(0, 1_000) };
    changes.push({ id: stamp.id(), path, source, value, ...literally, seen, at, author, device });
  }
  return ok(changes);
}

/** Steps that a page proves to be done, as statements of the portal. */
export function provenSteps(steps: readonly string[]): readonly Statement[] {
  return steps.map((step) => ({ path: pathOf('step.state', step), value: 'done', source: 'portal' }));
}

/** What is stored when this is said at a path; null removes. The refusal says `path: error`. */
export function valueAt(path: string, said: string | null): Result<string | null, StatementRefusal> {
  const key = fieldKeyOf(path);
  if (key === null) return refused('unknown-field', path);
  const value = said === null ? null : normalise(key, said) || null;
  const parsed = value === null ? null : fieldOf(key).schema.safeParse(value);
  if (parsed?.success === false) {
    return refused('invalid-value', `${path}: ${parsed.error.issues[0]?.message ?? 'text'}`);
  }
  return ok(value);
}

function normalise(key: FieldKey, typed: string): string {
  const text = typed.normalize('NFC').trim();
  switch (fieldOf(key).kind) {
    case 'country':
      return countryCode(text, 'en') ?? text.toUpperCase();
    case 'tenant-id':
    case 'domain':
      return text.toLowerCase();
    case 'partner-number':
      return text.normalize('NFKC');
    case 'email':
      return text.normalize('NFKC');
    default:
      return text;
  }
}
