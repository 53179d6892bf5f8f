import { CHOSEN } from '../../shared/checklist/with-page.ts';
import { type Statement, changesFrom, provenSteps, valueAt } from '../../shared/dossier/changes-from.ts';
import type { Fact } from '../../shared/dossier/fact.ts';
import { pathOf } from '../../shared/fields/path.ts';
import type { Change } from '../../shared/protocol/change.ts';
import type { Observation } from '../../shared/pages/recipe.ts';
import { recipeOf } from '../../shared/pages/recipe-of.ts';
import { type Result, ok, refused } from '../../shared/result.ts';
import type { Edit, EditRefusal, PageState } from '../messages.ts';
import type { Keep } from './keep.ts';
import { recordOf } from './record-of.ts';

/** Takes what people enter and pages show into the dossier, one after the other. */
export interface Desk {
  enter(edits: readonly Edit[]): Promise<Result<null, EditRefusal>>;
  /** Goes over to another dossier and enters these there, before anything else gets into it. */
  begin(dossier: string, edits: readonly Edit[]): Promise<Result<null, EditRefusal>>;
  observe(page: PageState): Promise<void>;
}

/** @param onQueued - called when there is something new in the outbox */
export function desk(keep: Keep, onQueued: () => void): Desk {
  let work: Promise<unknown> = Promise.resolve();

  /** One at a time: each statement is compared with the dossier as the one before has left it. */
  function take<T>(task: () => Promise<T>): Promise<T> {
    const done = work.then(task);
    work = done.catch(() => null);
    return done;
  }

  async function commit(
    statementsFor: (facts: readonly Fact[]) => readonly Statement[],
  ): Promise<Result<null, EditRefusal>> {
    const { facts, seq } = await keep.replica.read();
    const stamp = {
      ...(await identity(keep)),
      seen: seq,
      at: new Date().toISOString(),
      id: () => crypto.randomUUID(),
    };
    const changes = changesFrom(statementsFor(facts), facts, stamp);
    if (!changes.ok) return changes;
    if (changes.value.length === 0) return ok(null);
    const isKept = await enqueued(keep, changes.value);
    if (!isKept) return refused('storage-full');
    onQueued();
    return ok(null);
  }

  const commitEntered = (edits: readonly Edit[]) =>
    commit(() => edits.map((edit) => ({ ...edit, source: 'entered' as const })));

  return {
    enter: (edits) => take(() => commitEntered(edits)),
    begin: (dossier, edits) =>
      take(async () => {
        await keep.replica.use(dossier);
        return commitEntered(edits);
      }),
    async observe({ page, observations, isPractice }) {
      const proven = provenSteps(recipeOf(page)?.proves ?? []);
      const shown = observations.filter(({ record }) => record !== CHOSEN);
      if (shown.length + proven.length === 0) return;
      // One thing that cannot be what it was taken for must not keep the rest of the page out.
      const readable = (facts: readonly Fact[]) =>
        oneEach(observed(shown, facts).filter(({ path, value }) => valueAt(path, value).ok));
      await take(() => commit((facts) => (isRehearsal(facts) === isPractice ? [...readable(facts), ...proven] : [])));
    },
  };
}

/** What the practice portal shows is true in a rehearsal only, and what the real one shows is not true there. */
function isRehearsal(facts: readonly Fact[]): boolean {
  return facts.some(
    ({ path, source, value }) => path === 'plan.isRehearsal' && source === 'entered' && value === 'yes',
  );
}

/** Observations as statements; a row of a grid goes to the record that the row names. */
function observed(observations: readonly Observation[], facts: readonly Fact[]): readonly Statement[] {
  return observations.flatMap((observation): readonly Statement[] => {
    const { field, record, value, raw } = observation;
    const own = record === undefined ? null : recordOf(observation, observations, facts);
    if (record !== undefined && own === null) return [];
    return [{ path: pathOf(field, own), source: 'portal', value, raw }];
  });
}

/** A page that says two things of one field would otherwise change it to and fro each time it is read. */
function oneEach(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ path }, at) => statements.findIndex((other) => other.path === path) === at);
}

/** @returns false when the browser has no room for them */
async function enqueued({ replica }: Keep, changes: readonly Change[]): Promise<boolean> {
  try {
    await replica.enqueue(changes);
    return true;
  } catch (problem) {
    if (isQuota(problem)) return false;
    throw problem;
  }
}

/** Dexie wraps what the database says in what it was doing, a commit or a write of many. */
function isQuota(problem: unknown): boolean {
  if (typeof problem !== 'object' || problem === null) return false;
  if ('name' in problem && problem.name === 'QuotaExceededError') return true;
  const failures = 'failures' in problem && Array.isArray(problem.failures) ? problem.failures : [];
  return ('inner' in problem && isQuota(problem.inner)) || failures.some(isQuota);
}

async function identity(keep: Keep): Promise<{ readonly author: string; readonly device: string }> {
  const known = await keep.meta('device');
  const device = known ?? crypto.randomUUID();
  if (known === undefined) await keep.setMeta('device', device);
  return { author: (await keep.meta('author')) ?? 'me', device };
}
