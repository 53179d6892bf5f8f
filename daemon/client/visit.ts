import { olderSide } from '../../shared/client/older.ts';
import type { DossierName, OwnReplica } from '../../shared/client/replica.ts';
import { type Sync, synchronise } from '../../shared/client/sync.ts';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { type Result, ok, refused } from '../../shared/result.ts';
import type { Paths } from '../paths.ts';
import { version } from '../version.ts';
import { type Line, type Unreached, reach } from './reach.ts';

const ANSWER_MS = 10_000;

/** A visit to a daemon: a replica that is as the daemon has it, and stays so while the visit lasts. */
export interface Visit {
  readonly endpoint: string;
  readonly device: string;
  readonly dossiers: readonly DossierName[];
  /** Id of the dossier in use; empty when none is looked at. */
  readonly dossier: string;
  readonly sync: Sync;
  /** Resolves when the connection is over, with what happened and what to do. */
  readonly over: Promise<string>;
  close(): void;
}

/** Whom to visit, and with what. */
export interface VisitPlan {
  readonly paths: Paths;
  readonly replica: OwnReplica;
  /** The dossier to use; null for the only one. */
  readonly wanted: string | null;
  /** Whether no dossier is looked at. */
  readonly isAboutAll?: boolean;
  /** What the user is told meanwhile. */
  say(line: string): void;
  /** Resolves when the user wants no more. */
  readonly stopped: Promise<void>;
}

/** Why a visit did not come about; the detail says what, where and what to do. */
export type NoVisit = Unreached | 'no-such-dossier' | 'which-dossier' | 'ended';

/** Connects, chooses the dossier, and waits until it is as the daemon has it. */
export async function visit(plan: VisitPlan): Promise<Result<Visit, NoVisit>> {
  const line = await reach(plan.paths, plan.say);
  if (!line.ok) return line;
  void plan.stopped.then(() => line.value.wire.close());
  const begun = await begin(plan, line.value);
  if (!begun.ok) line.value.wire.close();
  return begun;
}

async function begin(plan: VisitPlan, { wire, endpoint, device }: Line): Promise<Result<Visit, NoVisit>> {
  let daemon = '';
  const met = signal<readonly DossierName[]>();
  const current = signal<string>();
  const sync = synchronise(wire, plan.replica, {
    ready: (theirs) => (daemon = theirs),
    received() {},
    pinged() {},
    met: met.give,
    current: current.give,
    restored: () => plan.say(`The data of the daemon at ${endpoint} was restored from an older copy.`),
  });
  const over = sync.ended.then((end) => whyOver(end === 'malformed', wire.closeCode, endpoint, daemon));
  const dossiers = await inTime(met.given, over, endpoint);
  if (!dossiers.ok) return dossiers;
  const here = { endpoint, device, dossiers: dossiers.value, sync, over, close: () => wire.close() };
  if (plan.isAboutAll === true) return ok({ ...here, dossier: '' });
  const dossier = choose(dossiers.value, plan.wanted, plan.paths);
  if (!dossier.ok) return dossier;
  const isCurrent = await inTime(current.given, over, endpoint);
  return isCurrent.ok ? ok({ ...here, dossier: dossier.value }) : isCurrent;
}

/** A promise and what fulfils it. */
function signal<T>(): { readonly given: Promise<T>; give(value: T): void } {
  let give: (value: T) => void = () => {};
  const given = new Promise<T>((resolve) => (give = resolve));
  return { given, give: (value) => give(value) };
}

function choose(
  dossiers: readonly DossierName[],
  wanted: string | null,
  { folder }: Paths,
): Result<string, 'no-such-dossier' | 'which-dossier'> {
  const there = dossiers.map(({ id, name }) => (name === '' ? id : `${id} (${name})`)).join(', ');
  if (wanted !== null) {
    if (dossiers.some(({ id }) => id === wanted)) return ok(wanted);
    return refused('no-such-dossier', `There is no dossier ${wanted} in ${folder}. There are: ${there}`);
  }
  const [first, ...others] = dossiers;
  if (first !== undefined && others.length === 0) return ok(first.id);
  return refused('which-dossier', `There are several dossiers; say which with --dossier ID: ${there}`);
}

/** What comes of a promise, unless the connection ends first or nothing comes for too long. */
export async function inTime<T>(
  answer: Promise<T>,
  over: Promise<string>,
  endpoint: string,
): Promise<Result<T, 'ended'>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<T, 'ended'>>((resolve) => {
    const why = `The daemon at ${endpoint} did not answer within ${ANSWER_MS / 1_000} seconds. Look at it: countersign status`;
    timer = setTimeout(() => resolve(refused('ended', why)), ANSWER_MS);
  });
  const ended = over.then((why) => refused('ended', why));
  return Promise.race([answer.then(ok), ended, late]).finally(() => clearTimeout(timer));
}

function whyOver(isMalformed: boolean, closeCode: number, endpoint: string, daemon: string): string {
  if (isMalformed || closeCode === CLOSE.malformed) {
    const older = olderSide(version(), daemon);
    if (older === 'daemon')
      return `The daemon at ${endpoint} is older (${daemon}) than this command line: start it again`;
    return `The daemon at ${endpoint} (${daemon}) and this command line (${version()}) do not understand each other`;
  }
  if (closeCode === CLOSE.unproven) return `The daemon at ${endpoint} has unpaired this command line.`;
  if (closeCode === CLOSE.store) return `The daemon at ${endpoint} cannot write or read its database; see its log.`;
  return `The daemon at ${endpoint} has gone.`;
}
