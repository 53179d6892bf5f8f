import { addBusinessDays, businessDaysBetween, knowsHolidays } from '../reference/business-days.ts';
import type { StepProgress } from './progress.ts';
import { CAN_TRANSACT, type StepId, stepOf } from './steps.ts';

/** When the company is likely to be able to transact: sell with a distributor. */
export interface Forecast {
  readonly isReached: boolean;
  /** The open steps that decide it, in order. */
  readonly path: readonly StepId[];
  /** The first and the last day that the stated durations lead to, `YYYY-MM-DD`. */
  readonly least: string;
  readonly most: string;
  /** Steps on the path for which nothing is stated: their time is not in the dates. */
  readonly unstated: readonly StepId[];
  /** Whether the public holidays of the country are known here; else only weekends count. */
  readonly knowsHolidays: boolean;
}

interface Way {
  readonly path: readonly StepId[];
  readonly least: number;
  readonly most: number;
}

const DONE: Way = { path: [], least: 0, most: 0 };

/**
 * The critical path to "can transact" by the durations that Microsoft states, on the business days of a country.
 *
 * @param country - ISO 3166; null where it is not known
 * @param today - `YYYY-MM-DD`
 */
export function forecast(progress: readonly StepProgress[], country: string | null, today: string): Forecast {
  const standing = new Map(progress.map((it) => [it.step, it]));
  const ways = new Map<StepId, Way>();

  function wayTo(id: StepId): Way {
    const known = ways.get(id);
    if (known !== undefined) return known;
    const it = standing.get(id);
    if (it === undefined || it.state === 'done' || it.state === 'not-applicable') return DONE;
    const before = longest(stepOf(id).after.map(wayTo));
    const own = rest(it, country, today);
    const way = { path: [...before.path, id], least: before.least + own.least, most: before.most + own.most };
    ways.set(id, way);
    return way;
  }

  const { path, least, most } = longest(CAN_TRANSACT.map(wayTo));
  return {
    isReached: path.length === 0,
    path,
    least: addBusinessDays(today, least, country),
    most: addBusinessDays(today, most, country),
    unstated: path.filter((id) => stepOf(id).businessDays === undefined),
    knowsHolidays: knowsHolidays(today, country),
  };
}

/** What is left of a step's stated time, in business days. */
function rest({ step, state, since }: StepProgress, country: string | null, today: string): Omit<Way, 'path'> {
  const { least, most } = stepOf(step).businessDays ?? DONE;
  const gone = state === 'waiting' && since !== null ? businessDaysBetween(since, today, country) : 0;
  return { least: Math.max(0, least - gone), most: Math.max(0, most - gone) };
}

/** The way that takes longest; of several, the one with most to do. */
function longest(ways: readonly Way[]): Way {
  return ways.reduce(
    (most, way) =>
      way.most > most.most || (way.most === most.most && way.path.length > most.path.length) ? way : most,
    DONE,
  );
}
